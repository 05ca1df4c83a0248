package io.stride.train.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stride.walk.error.InvalidSettingException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CUDA numbers the devices that it may see from 0, in the order in which they are listed. */
class VisibleDevicesTest {
  @ParameterizedTest
  @CsvSource({
    ",0,0",
    ",3,3",
    "'3,5',3,0",
    "'3,5',5,1",
    "'5,3',5,0",
    "' 5 , 3 ',3,1",
    "'GPU-a,GPU-b',GPU-b,1"
  })
  void numbersWhatIsVisible(String variable, String address, int number) {
    assertThat(VisibleDevices.parse(variable).number(address)).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource({"'3,5',0", "'',0", "'GPU-a',0", ",GPU-a", ",-1"})
  void refusesWhatIsNot(String variable, String address) {
    assertThatThrownBy(() -> VisibleDevices.parse(variable).number(address))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("GPU address of a task was " + address);
  }
}
