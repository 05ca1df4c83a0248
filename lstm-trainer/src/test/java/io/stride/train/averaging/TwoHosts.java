package io.stride.train.averaging;

import org.apache.spark.SparkConf;
import org.apache.spark.deploy.master.Master;
import org.apache.spark.deploy.worker.Worker;
import org.apache.spark.rpc.RpcEnv;
import scala.Option;
import scala.Tuple3;

/**
 * A standalone cluster of two hosts with one core each, which are two addresses of this machine:
 * Spark does not speculate on the host where the slow attempt runs, nor in its local masters.
 */
final class TwoHosts implements AutoCloseable {
  private final String master;
  private final RpcEnv[] environments;

  private TwoHosts(String master, RpcEnv... environments) {
    this.master = master;
    this.environments = environments;
  }

  /** Starts it if {@code wanted} is {@code two-hosts}; any other master is taken as it is. */
  static TwoHosts start(String wanted, SparkConf conf) {
    if (!wanted.equals("two-hosts")) {
      return new TwoHosts(wanted);
    }
    Tuple3<RpcEnv, Object, Option<Object>> master =
        Master.startRpcEnvAndEndpoint("127.0.0.1", 0, 0, conf);
    String url = "spark://127.0.0.1:" + master._1().address().port();
    return new TwoHosts(url, worker(1, url, conf), worker(2, url, conf), master._1());
  }

  private static RpcEnv worker(int number, String url, SparkConf conf) {
    return Worker.startRpcEnvAndEndpoint(
        "127.0.0." + (number + 1),
        0,
        0,
        1,
        1024,
        new String[] {url},
        System.getProperty("user.dir") + "/work" + number,
        Option.apply(number),
        conf,
        Option.empty());
  }

  String master() {
    return master;
  }

  @Override
  public void close() {
    for (RpcEnv environment : environments) {
      environment.shutdown();
    }
  }
}
