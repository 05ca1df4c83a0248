"""Tokens per CPU second of gensim's skip-gram with negative sampling, one thread.

Prints one number: the median of the repetitions. Exit code 3 if gensim is not installed.
usage: skip_gram.py WALKS SIZE WINDOW NEGATIVES REPETITIONS [VECTORS]; WALKS has a walk a line. The
last repetition's vectors are written to VECTORS in word2vec's text format.
"""

import sys
import time

try:
    from gensim.models import Word2Vec
except ImportError:
    sys.exit(3)


def main():
    size, window, negatives, repetitions = map(int, sys.argv[2:6])
    with open(sys.argv[1], encoding="ascii") as lines:
        walks = [line.split() for line in lines]
    tokens = sum(map(len, walks))

    def rate():
        model = Word2Vec(
            vector_size=size,
            window=window,
            negative=negatives,
            sg=1,
            hs=0,
            sample=0,
            min_count=1,
            workers=1,
            seed=1,
        )
        model.build_vocab(walks)
        begin = time.process_time()
        model.train(walks, total_examples=len(walks), epochs=1)
        seconds = time.process_time() - begin
        if len(sys.argv) > 6:
            model.wv.save_word2vec_format(sys.argv[6])
        return tokens / seconds

    print(sorted(rate() for _ in range(repetitions))[repetitions // 2])


if __name__ == "__main__":
    main()
