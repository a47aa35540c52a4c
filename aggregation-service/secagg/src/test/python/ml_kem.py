"""ML-KEM-768 of FIPS 203 as the standard writes it, slow and for tests only: a second implementation to compare with."""
import hashlib

N, Q, K, ETA, DU, DV = 256, 3329, 3, 2, 10, 4
reversed7 = lambda i: int(f'{i:07b}'[::-1], 2)
ZETAS = [pow(17, reversed7(i), Q) for i in range(128)]
GAMMAS = [pow(17, 2 * reversed7(i) + 1, Q) for i in range(128)]
G = lambda data: (hashlib.sha3_512(data).digest()[:32], hashlib.sha3_512(data).digest()[32:])
H = lambda data: hashlib.sha3_256(data).digest()


def bits(data):
    return [byte >> i & 1 for byte in data for i in range(8)]


def encode(d, values):  # algorithm 5
    stream = [value >> i & 1 for value in values for i in range(d)]
    return bytes(sum(bit << i for i, bit in enumerate(stream[at:at + 8])) for at in range(0, len(stream), 8))


def decode(d, data):  # algorithm 6
    stream = bits(data)
    return [sum(bit << i for i, bit in enumerate(stream[at:at + d])) for at in range(0, len(stream), d)]


def compress(d, values):
    return [((x << d) + Q // 2) // Q % (1 << d) for x in values]


def decompress(d, values):
    return [(y * Q + (1 << d - 1)) >> d for y in values]


def sample_ntt(seed):  # algorithm 7
    stream, values, at = hashlib.shake_128(seed).digest(4096), [], 0
    while len(values) < N:
        a, b, c = stream[at:at + 3]
        values += [d for d in (a + 256 * (b % 16), b // 16 + 16 * c) if d < Q]
        at += 3
    return values[:N]


def sample_cbd(seed, nonce):  # algorithm 8
    stream = bits(hashlib.shake_256(seed + bytes([nonce])).digest(64 * ETA))
    return [(sum(stream[2 * ETA * i:2 * ETA * i + ETA]) - sum(stream[2 * ETA * i + ETA:2 * ETA * (i + 1)])) % Q for i in range(N)]


def ntt(values):  # algorithm 9
    f, i, length = list(values), 1, 128
    while length >= 2:
        for start in range(0, N, 2 * length):
            for j in range(start, start + length):
                t = ZETAS[i] * f[j + length] % Q
                f[j], f[j + length] = (f[j] + t) % Q, (f[j] - t) % Q
            i += 1
        length //= 2
    return f


def inverse_ntt(values):  # algorithm 10
    f, i, length = list(values), 127, 2
    while length <= 128:
        for start in range(0, N, 2 * length):
            for j in range(start, start + length):
                t = f[j]
                f[j], f[j + length] = (t + f[j + length]) % Q, ZETAS[i] * (f[j + length] - t) % Q
            i -= 1
        length *= 2
    return [x * 3303 % Q for x in f]


def times(f, g):  # algorithm 11
    h = []
    for i in range(128):
        a0, a1, b0, b1 = *f[2 * i:2 * i + 2], *g[2 * i:2 * i + 2]
        h += [(a0 * b0 + a1 * b1 * GAMMAS[i]) % Q, (a0 * b1 + a1 * b0) % Q]
    return h


def plus(*polynomials):
    return [sum(terms) % Q for terms in zip(*polynomials)]


def matrix(rho):
    return [[sample_ntt(rho + bytes([j, i])) for j in range(K)] for i in range(K)]


def public_key(d):  # algorithms 13 and 16; the decapsulation key is not needed here
    rho, sigma = G(d + bytes([K]))
    a = matrix(rho)
    s = [ntt(sample_cbd(sigma, n)) for n in range(K)]
    e = [ntt(sample_cbd(sigma, K + n)) for n in range(K)]
    t = [plus(e[i], *(times(a[i][j], s[j]) for j in range(K))) for i in range(K)]
    return b''.join(encode(12, x) for x in t) + rho


def encapsulate(ek, m):  # algorithms 14 and 17
    key, r = G(m + H(ek))
    t, a = [decode(12, ek[384 * i:384 * (i + 1)]) for i in range(K)], matrix(ek[384 * K:])
    y = [ntt(sample_cbd(r, n)) for n in range(K)]
    u = [plus(inverse_ntt(plus(*(times(a[j][i], y[j]) for j in range(K)))), sample_cbd(r, K + i)) for i in range(K)]
    v = plus(inverse_ntt(plus(*(times(t[j], y[j]) for j in range(K)))), sample_cbd(r, 2 * K), decompress(1, decode(1, m)))
    return key, b''.join(encode(DU, compress(DU, x)) for x in u) + encode(DV, compress(DV, v))
