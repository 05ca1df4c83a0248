"""CPU milliseconds per minibatch of the LSTM autoencoder in PyTorch, one thread.

Prints one number: the median of the repetitions. Exit code 3 if torch is not installed.
CLASSES > 0 puts a softmax over so many classes in the place of the squared error.
usage: lstm_autoencoder.py UNITS STEPS BATCH INPUT CLASSES REPETITIONS MINIBATCHES
"""

import sys
import time

try:
    import torch
except ImportError:
    sys.exit(3)


class Autoencoder(torch.nn.Module):
    """Sequence, LSTM, last state plus mean input (where sizes agree), repeated, LSTM, linear."""

    def __init__(self, size, units, outputs):
        super().__init__()
        self.skip = size == units == outputs
        self.encoder = torch.nn.LSTM(size, units)
        self.decoder = torch.nn.LSTM(units, units)
        self.output = torch.nn.Linear(units, outputs)

    def forward(self, walks):
        _, (last, _) = self.encoder(walks)
        latent = last[0] + walks.mean(0) if self.skip else last[0]
        repeated = latent.expand(walks.shape[0], *latent.shape)
        return self.output(self.decoder(repeated)[0])


def main():
    units, steps, batch, size, classes, repetitions, minibatches = map(int, sys.argv[1:8])
    torch.set_num_threads(1)
    torch.manual_seed(1)
    model = Autoencoder(size, units, classes or size)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3)
    data = [torch.randn(steps, batch, size) for _ in range(4)]

    labels = torch.randint(max(classes, 1), (steps * batch,))

    def loss_of(walks):
        output = model(walks)
        if classes:
            return torch.nn.functional.cross_entropy(output.view(-1, classes), labels) * steps
        return torch.nn.functional.mse_loss(output, walks) * steps

    def train(count):
        begin = time.process_time()
        for i in range(count):
            walks = data[i % len(data)]
            optimizer.zero_grad()
            loss_of(walks).backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            optimizer.step()
        return (time.process_time() - begin) * 1e3 / count

    train(3)
    print(sorted(train(minibatches) for _ in range(repetitions))[repetitions // 2])


if __name__ == "__main__":
    main()
