"""CPU milliseconds per minibatch of the LSTM autoencoder in PyTorch, one thread.

Prints one number: the median of the repetitions. Exit code 3 if torch is not installed.
usage: lstm_autoencoder.py UNITS STEPS BATCH INPUT REPETITIONS MINIBATCHES
"""

import sys
import time

try:
    import torch
except ImportError:
    sys.exit(3)


class Autoencoder(torch.nn.Module):
    """Sequence, LSTM, last state plus mean input (where sizes agree), repeated, LSTM, linear."""

    def __init__(self, size, units):
        super().__init__()
        self.skip = size == units
        self.encoder = torch.nn.LSTM(size, units)
        self.decoder = torch.nn.LSTM(units, units)
        self.output = torch.nn.Linear(units, size)

    def forward(self, walks):
        _, (last, _) = self.encoder(walks)
        latent = last[0] + walks.mean(0) if self.skip else last[0]
        repeated = latent.expand(walks.shape[0], *latent.shape)
        return self.output(self.decoder(repeated)[0])


def main():
    units, steps, batch, size, repetitions, minibatches = map(int, sys.argv[1:7])
    torch.set_num_threads(1)
    torch.manual_seed(1)
    model = Autoencoder(size, units)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    data = [torch.randn(steps, batch, size) for _ in range(4)]

    def train(count):
        begin = time.process_time()
        for i in range(count):
            walks = data[i % len(data)]
            optimizer.zero_grad()
            loss = torch.nn.functional.mse_loss(model(walks), walks) * steps
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
        return (time.process_time() - begin) * 1e3 / count

    train(3)
    print(sorted(train(minibatches) for _ in range(repetitions))[repetitions // 2])


if __name__ == "__main__":
    main()
