"""What could be put in the place of Stride's features and of their means over walks, without Spark and
without a network: the expected means over windows of walks, computed exactly with matrices, in the
classifiers' protocols of the jobs `classify` and `link-prediction`, simplified (fewer penalties, one
fold of validation, operator Hadamard). For comparisons on small graphs; a variant that looks better
here has to be measured in the product.

    python3 window_means.py classify EDGES LABELS SPLITS
    python3 window_means.py walks    EDGES LABELS SPLITS    return and in-out parameters, and mixtures
    python3 window_means.py counts   EDGES LABELS SPLITS    nodes count by degree where features are whitened
    python3 window_means.py links    EDGES SEEDS
    python3 window_means.py choice   EDGES SEEDS            what cosines say of held-out edges

Edges: source, target and, if there is one, weight; ids are integers from 0. Needs numpy, scipy and
scikit-learn.
"""

import sys
import warnings

import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize
from scipy.sparse.linalg import svds
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

SIZE = 128
PENALTIES = [1e-4, 1e-3, 3e-3, 1e-2]


# Graphs


def read_rows(path):
    with open(path) as lines:
        return [line.split() for line in lines if not line.startswith("#")]


def read_graph(path):
    """Symmetric, without self-loops; weights as in the file, summed, or 1."""
    rows = read_rows(path)
    ends = np.array([[int(row[0]), int(row[1])] for row in rows])
    weighted = len(rows[0]) > 2
    weights = np.array([float(row[2]) if weighted else 1.0 for row in rows])
    kept = ends[:, 0] != ends[:, 1]
    low, high = ends[kept].min(axis=1), ends[kept].max(axis=1)
    nodes = ends.max() + 1
    half = sp.coo_matrix((weights[kept], (low, high)), shape=(nodes, nodes)).tocsr()
    if not weighted:
        half.data[:] = 1
    return (half + half.T).tocsr()


def read_labels(path, nodes):
    rows = read_rows(path)
    numbers = {label: i for i, label in enumerate(sorted({row[1] for row in rows}))}
    labels = np.zeros((nodes, len(numbers)), bool)
    for row in rows:
        labels[int(row[0]), numbers[row[1]]] = True
    return labels


def neighbours_mean(graph):
    sums = np.asarray(graph.sum(axis=1)).ravel()
    return sp.diags(1 / np.where(sums > 0, sums, 1)) @ graph


# Vectors


def unit_rows(rows):
    return rows / np.linalg.norm(rows, axis=1, keepdims=True).clip(1e-9)


def window_means(steps, rows, window):
    total, hop = rows / window, rows
    for distance in range(1, window):
        hop = steps @ hop
        total = total + 2 * (window - distance) / window**2 * hop
    return total


def propagated(graph, size, seed=1, width=512, hops=5, counts=None):
    """Random codes averaged over hops, whitened, reduced to where neighbourhoods agree most; nodes count
    alike in both, or by counts."""
    steps = neighbours_mean(graph)
    shares = np.full(graph.shape[0], 1 / graph.shape[0]) if counts is None else counts / counts.sum()
    hop = unit_rows(np.random.RandomState(seed).randn(graph.shape[0], width))
    codes = hop
    for _ in range(hops):
        hop = unit_rows(steps @ hop)
        codes = codes + hop
    near = window_means(steps, codes, 5)
    codes = codes - shares @ codes
    values, vectors = np.linalg.eigh(codes.T @ (codes * shares[:, None]))
    used = values > values.max() * 1e-6
    root = (vectors[:, used] / np.sqrt(values[used])) @ vectors[:, used].T
    near = near - shares @ near
    _, kept = np.linalg.eigh(root @ (near.T @ (near * shares[:, None])) @ root)
    return unit_rows(codes @ root @ kept[:, ::-1][:, :size]) * np.sqrt(size)


def mutual_information(graph, smoothing=1.0):
    """Positive pointwise mutual information of edges; contexts' frequencies to a power."""
    sums = np.asarray(graph.sum(axis=1)).ravel()
    contexts = np.where(sums > 0, sums, 1) ** ((1 + smoothing) / 2)
    edges = graph.tocoo()
    odds = edges.data / (contexts[edges.row] * contexts[edges.col])
    values = np.log(odds * (sums**smoothing).sum())
    kept = values > 0
    return sp.csr_matrix((values[kept], (edges.row[kept], edges.col[kept])), shape=graph.shape)


def leading(matrix, size):
    left, values, _ = svds(matrix.astype(float), k=size, random_state=0)
    order = np.argsort(-values)
    return left[:, order] * np.sqrt(values[order])


def joined(means, own, weight, size=SIZE, power=1.0):
    parts = [means / np.sqrt((means**2).sum(axis=1).mean())]
    if weight > 0:
        parts.append(weight * own / np.sqrt((own**2).sum(axis=1).mean()))
    both = np.hstack(parts)
    left, values, _ = np.linalg.svd(both - both.mean(axis=0), full_matrices=False)
    vectors = (left * values**power)[:, :size]
    return vectors / np.sqrt((vectors**2).mean())


def with_degrees(vectors, graph, weight=2.0):
    degrees = np.log1p(np.asarray((graph > 0).sum(axis=1)).ravel())
    result = vectors.copy()
    result[:, -1] = weight * degrees / degrees.mean() * np.sqrt((vectors**2).mean())
    return result


def netmf(graph, window):
    """NetMF's matrix for one negative (Qiu et al., WSDM 2018, equation 7)."""
    steps = neighbours_mean(graph).toarray()
    power, total = np.eye(len(steps)), 0
    for _ in range(window):
        power = power @ steps
        total = total + power
    sums = np.asarray(graph.sum(axis=1)).ravel()
    return np.log(np.maximum(total / window * sums.sum() / np.where(sums > 0, sums, 1), 1))


# Node classification


def fit(features, labels, penalty, start):
    examples, size = features.shape
    signs = np.where(labels, 1.0, -1.0)

    def loss(flat):
        weights = flat.reshape(size + 1, -1)
        margins = -signs * (features @ weights[:-1] + weights[-1])
        errors = -signs / (1 + np.exp(-margins)) / examples
        gradient = np.vstack([features.T @ errors + penalty * weights[:-1], errors.sum(0, keepdims=True)])
        value = np.logaddexp(0, margins).sum() / examples + penalty / 2 * (weights[:-1] ** 2).sum()
        return value, gradient.ravel()

    if start is None:
        start = np.zeros((size + 1, labels.shape[1]))
    found = minimize(loss, start.ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 50, "maxfun": 65})
    return found.x.reshape(size + 1, -1)


def f1(predicted, labels):
    hits = (predicted & labels).sum(axis=0)
    total = predicted.sum(axis=0) + labels.sum(axis=0)
    macro = np.where(total > 0, 2 * hits / np.maximum(total, 1), 0).mean()
    return 2 * hits.sum() / total.sum(), macro


def scores(vectors, labels, train, test):
    """Micro- and macro-F1 for each penalty, the numbers of labels given."""
    rows, weights = [], None
    for penalty in reversed(PENALTIES):
        weights = fit(vectors[train], labels[train], penalty, weights)
        ranks = np.argsort(np.argsort(-(vectors[test] @ weights[:-1] + weights[-1]), axis=1), axis=1)
        rows.append(f1(ranks < labels[test].sum(axis=1)[:, None], labels[test]))
    return np.array(rows[::-1])


def classified(vectors, labels, splits):
    nodes, result = np.where(labels.any(axis=1))[0], []
    for split in range(splits):
        order = np.random.RandomState(1000 + split).permutation(nodes)
        train, test = order[: len(order) // 2], order[len(order) // 2 :]
        mean = vectors[train].mean(axis=0)
        scaled = (vectors - mean) / np.sqrt(((vectors[train] - mean) ** 2).mean())
        held = np.arange(len(train)) % 3 == 0
        best = scores(scaled, labels, train[~held], train[held]).mean(axis=1).argmax()
        result.append(scores(scaled, labels, train, test)[best])
    return np.array(result)


def show(name, values):
    shown = "  ".join(f"{m:.4f} +- {s:.4f}" for m, s in zip(values.mean(axis=0), values.std(axis=0)))
    print(f"{name:44s} {shown}", flush=True)


def classify(graph, labels, splits):
    steps = neighbours_mean(graph)
    own = leading(mutual_information(graph), 2 * SIZE)
    features = {size: propagated(graph, size) for size in (SIZE, 2 * SIZE)}

    def go(name, vectors):
        show(name, classified(with_degrees(vectors, graph), labels, splits))

    for window in (5, 10, 20, 40):
        go(f"window {window}, weight 0.5", joined(window_means(steps, features[SIZE], window), own[:, :SIZE], 0.5))
    means = window_means(steps, features[SIZE], 20)
    for weight in (0, 0.25, 1, 1.5):
        go(f"window 20, weight {weight}", joined(means, own[:, :SIZE], weight))
    for power in (1.5, 2):
        go(f"window 20, weight 0.5, power {power}", joined(means, own[:, :SIZE], 0.5, power=power))
    wide = window_means(steps, features[2 * SIZE], 20)
    for power in (1, 2):
        go(f"window 20, weight 0.5, 256 numbers, power {power}", joined(wide, own, 0.5, 2 * SIZE, power))
    go("ppmi, window 20, weight 0", joined(window_means(steps, unit_rows(own[:, :SIZE]), 20), own, 0))
    for smoothing in (1, 0.75):
        rows = leading(mutual_information(graph, smoothing), SIZE)
        go(f"own rows alone, contexts^{smoothing}", joined(rows, rows, 0))
        go(f"window 20, weight 0.5, contexts^{smoothing}", joined(means, rows, 0.5))
    if len(set(graph.data)) > 1:
        for name, change in (("logarithms", np.log1p), ("roots", np.sqrt), ("1", np.ones_like)):
            other = graph.copy()
            other.data = change(graph.data)
            rows = leading(mutual_information(other), SIZE)
            changed = window_means(neighbours_mean(other), propagated(other, SIZE), 20)
            go(f"weights of edges: {name}, weight 1", joined(changed, rows, 1))
    for window in (5, 10):
        rows = leading(netmf(graph, window), SIZE)
        go(f"NetMF of {window} steps", joined(rows, rows, 0))
        go(f"window 20, weight 0.5 of NetMF of {window} steps", joined(means, rows, 0.5))


# Walks of second order


def transitions(graph, p, q):
    """From edge to edge, unweighted graphs: node2vec's walk is a Markov chain of edges."""
    starts, targets = graph.indptr, graph.indices
    sources = np.repeat(np.arange(graph.shape[0]), np.diff(starts))
    near = [set(targets[starts[i] : starts[i + 1]].tolist()) for i in range(graph.shape[0])]
    rows, columns, values = [], [], []
    for edge, (source, target) in enumerate(zip(sources, targets)):
        nexts = targets[starts[target] : starts[target + 1]]
        odds = np.array([1 / p if n == source else 1.0 if n in near[source] else 1 / q for n in nexts])
        rows.append(np.full(len(nexts), edge))
        columns.append(np.arange(starts[target], starts[target + 1]))
        values.append(odds / odds.sum())
    edges = len(sources)
    chain = (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns)))
    first = sp.csr_matrix((np.ones(edges), (sources, np.arange(edges))), shape=(graph.shape[0], edges))
    return neighbours_mean(first), sp.csr_matrix(chain, shape=(edges, edges))


def walk_means(graph, features, p, q, window=20):
    first, chain = transitions(graph, p, q)
    hop, total = features[graph.indices], features / window
    for distance in range(1, window):
        total = total + 2 * (window - distance) / window**2 * (first @ hop)
        hop = chain @ hop
    return total


def walks(graph, labels, splits):
    graph.sort_indices()
    own, features = leading(mutual_information(graph), SIZE), propagated(graph, SIZE)
    means = {pq: walk_means(graph, features, *pq) for pq in ((1, 1), (0.25, 4), (4, 0.25), (0.25, 0.25))}
    means["(0.25, 4) and (4, 0.25) mixed"] = (means[0.25, 4] + means[4, 0.25]) / 2
    means["all four mixed"] = sum(means[pq] for pq in list(means)[:4]) / 4
    for name, rows in means.items():
        vectors = with_degrees(joined(rows, own, 0.5), graph)
        show(f"p, q: {name}", classified(vectors, labels, splits))


def counts(graph, labels, splits):
    steps, own = neighbours_mean(graph), leading(mutual_information(graph), SIZE)
    degrees = np.asarray((graph > 0).sum(axis=1)).ravel().astype(float)
    some = {"by degree": degrees, "by degree - 1": degrees - 1, "alike but leaves": (degrees > 1) * 1.0}
    for name, numbers in (("alike", None), *some.items()):
        means = window_means(steps, propagated(graph, SIZE, counts=numbers), 20)
        for weight in (0.5, 1):
            vectors = with_degrees(joined(means, own, weight), graph)
            show(f"nodes count {name}, weight {weight}", classified(vectors, labels, splits))


# Links


def split_edges(graph, share, random):
    """Edges held out, none that is the only way between two parts, and the rest as a graph."""
    half = sp.triu(graph, 1).tocoo()
    order = random.permutation(half.nnz)
    ends, weights = np.stack([half.row, half.col], axis=1)[order], half.data[order]
    parents = np.arange(graph.shape[0])

    def root(node):
        while parents[node] != node:
            parents[node] = parents[parents[node]]
            node = parents[node]
        return node

    free = []
    for i, (source, target) in enumerate(ends):
        a, b = root(source), root(target)
        if a == b:
            free.append(i)
        parents[a] = b
    held = np.array(free[: int(share * half.nnz)])
    kept = np.setdiff1d(np.arange(half.nnz), held)
    rest = sp.csr_matrix((weights[kept], (ends[kept, 0], ends[kept, 1])), shape=graph.shape)
    return ends[held], (rest + rest.T).tocsr()


def non_edges(graph, count, random, by_degree):
    edges = graph.tocoo()
    known = set((edges.row.astype(np.int64) * graph.shape[0] + edges.col).tolist())
    pairs = []
    while len(pairs) < count:
        a, b = random.choice(edges.row, 2) if by_degree else random.randint(graph.shape[0], size=2)
        if a != b and int(a) * graph.shape[0] + int(b) not in known:
            pairs.append((a, b))
    return np.array(pairs)


def area(vectors, edges, others):
    """Logistic regression on Hadamard products of a fifth of the pairs, tested on the rest."""
    taught = min(len(edges) // 5, 10_000)
    products = [vectors[pairs[:, 0]] * vectors[pairs[:, 1]] for pairs in (edges, others)]
    train = np.vstack([part[:taught] for part in products])
    truth = np.repeat([1, 0], taught)
    mean = train.mean(axis=0)
    scale = np.sqrt(((train - mean) ** 2).mean())
    train, test = (train - mean) / scale, (np.vstack([p[taught:] for p in products]) - mean) / scale
    held = np.arange(len(train)) % 4 == 0

    def model(rows, penalty):
        return LogisticRegression(C=1 / (penalty * rows.sum()), max_iter=60).fit(train[rows], truth[rows])

    ranked = [roc_auc_score(truth[held], model(~held, c).decision_function(train[held])) for c in PENALTIES]
    best = model(held | ~held, PENALTIES[int(np.argmax(ranked))])
    return roc_auc_score(np.repeat([1, 0], len(test) // 2), best.decision_function(test))


def links(graph, seeds):
    found = {}
    for seed in range(1, seeds + 1):
        random = np.random.RandomState(seed)
        edges, rest = split_edges(graph, 0.5, random)
        others = [non_edges(graph, len(edges), random, by_degree) for by_degree in (False, True)]
        steps, features = neighbours_mean(rest), propagated(rest, SIZE, seed)
        own = leading(mutual_information(rest), SIZE)
        for window, weight, power in [
            (w, 0.5, p) for w in (5, 10, 20) for p in (1, 2)
        ] + [(20, w, 1) for w in (0, 0.25, 1, 1.5)]:
            means = window_means(steps, features, window)
            vectors = with_degrees(joined(means, own, weight, power=power), rest)
            name = f"window {window}, weight {weight}, power {power}"
            found.setdefault(name, []).append([area(vectors, edges, pairs) for pairs in others])
    for name, values in found.items():
        show(name, np.array(values))


def choice(graph, seeds):
    for seed in range(1, seeds + 1):
        for name, whole in (("all edges", graph), ("half", split_edges(graph, 0.5, np.random.RandomState(seed))[1])):
            random = np.random.RandomState(seed)
            edges, rest = split_edges(whole, 0.2, random)
            if len(edges) < 20:
                print(f"seed {seed}, {name}: nothing to hold out")
                continue
            others = non_edges(whole, 2 * len(edges), random, True)
            truth = np.repeat([1, 0], [len(edges), len(others)])
            pairs = np.vstack([edges, others])
            own = leading(mutual_information(rest), SIZE)
            kinds = {"propagation": propagated(rest, SIZE, seed), "ppmi": unit_rows(own)}
            for kind, features in kinds.items():
                means = window_means(neighbours_mean(rest), features, 20)
                units = {w: unit_rows(joined(means, own, w)) for w in (0, 0.25, 0.5, 1, 1.5)}
                cosines = {w: (u[pairs[:, 0]] * u[pairs[:, 1]]).sum(axis=1) for w, u in units.items()}
                shown = "  ".join(f"{w}: {roc_auc_score(truth, c):.4f}" for w, c in cosines.items())
                print(f"seed {seed}, {name}, {kind}, by weight  {shown}", flush=True)


def main(command, edges, *rest):
    warnings.filterwarnings("ignore")  # solvers say that they stop after so many steps, as they should
    graph = read_graph(edges)
    if command in ("classify", "walks", "counts"):
        work = {"classify": classify, "walks": walks, "counts": counts}[command]
        work(graph, read_labels(rest[0], graph.shape[0]), int(rest[1]))
    else:
        {"links": links, "choice": choice}[command](graph, int(rest[0]))


if __name__ == "__main__":
    main(*sys.argv[1:])
