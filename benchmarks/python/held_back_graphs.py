"""Edge lists of graphs that no default of Stride was settled with, to try the defaults on.

    pip download --no-deps graphdatascience==2.2
    python3 held_back_graphs.py WHEEL DATA DIRECTORY

The wheel of Neo4j's Python client has two public data sets as Parquet, DATA the CollegeMsg and
AS-733 series of SNAP (CollegeMsg/edges.tsv: source, target, time; as733-glodyne/edges.tsv: source,
target, snapshot). DIRECTORY gets

    imdb-edges.tsv     film - actor and film - director, undirected
    imdb-labels.tsv    film - genre, one of three, where it is known
    lastfm-edges.tsv   user - artist listened to and user - user who are friends (HetRec 2011)
    collegemsg-edges.tsv   who ever wrote to whom, undirected
    as733-edges.tsv    the last snapshot

Needs pandas and pyarrow.
"""

import io
import pathlib
import sys
import zipfile

import pandas as pd

RESOURCES = "graphdatascience/resources/"
ENDS = ["sourceNodeId", "targetNodeId"]


def table(wheel, name):
    return pd.read_parquet(io.BytesIO(wheel.read(RESOURCES + name + ".parquet.gzip")))


def write(rows, path):
    rows.to_csv(path, sep="\t", header=False, index=False)
    print(f"{path}: {len(rows)} lines")


def edges(wheel, *names):
    return undirected(pd.concat(table(wheel, name)[ENDS] for name in names))


def series(path, last):
    rows = pd.read_csv(path, sep="\t", header=None, comment="#", names=["source", "target", "time"])
    chosen = rows[rows["time"] == rows["time"].max()] if last else rows
    return undirected(chosen[["source", "target"]])


def undirected(pairs):
    """Every pair once, whichever way round it is stored."""
    ordered = pd.DataFrame({"low": pairs.min(axis=1), "high": pairs.max(axis=1)})
    return ordered.drop_duplicates()


def main():
    data, target = pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    target.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(sys.argv[1]) as wheel:
        films = edges(wheel, "imdb/imdb_acted_in", "imdb/imdb_directed_in")
        write(films, target / "imdb-edges.tsv")
        genres = table(wheel, "imdb/imdb_movies_with_genre")[["nodeId", "genre"]]
        write(genres, target / "imdb-labels.tsv")
        listening = edges(wheel, "lastfm/user_listen_artist_rels", "lastfm/user_friend_df_directed")
        write(listening, target / "lastfm-edges.tsv")
    messages = series(data / "CollegeMsg" / "edges.tsv", last=False)
    write(messages, target / "collegemsg-edges.tsv")
    write(series(data / "as733-glodyne" / "edges.tsv", last=True), target / "as733-edges.tsv")


if __name__ == "__main__":
    main()
