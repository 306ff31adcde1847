#include "fuzz/fuzz.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>

#include <cstdio>

// Runs a fuzz target over its corpus and over changed copies of it, for compilers without libFuzzer:
//   fuzz_<target> CORPUS [MUTATIONS]
// EFORMS_SEED repeats the mutations of an earlier run.

namespace {

QList<QByteArray> corpusIn(const QString &folder)
{
    QList<QByteArray> corpus;
    for (const QString &name : QDir(folder).entryList(QDir::Files, QDir::Name)) {
        QFile file(folder + QLatin1Char('/') + name);
        if (file.open(QIODevice::ReadOnly))
            corpus.append(file.readAll());
    }
    return corpus;
}

/// Between one and eight small changes: bytes flipped, cut out, doubled, or taken from another document.
QByteArray mutated(QByteArray bytes, const QList<QByteArray> &corpus, QRandomGenerator &random)
{
    for (auto changes = random.bounded(1, 9); changes > 0; --changes) {
        const auto at = random.bounded(static_cast<int>(bytes.size()) + 1);
        const auto length = random.bounded(1, 33);
        switch (random.bounded(4)) {
        case 0:
            if (at < bytes.size())
                bytes[at] = static_cast<char>(random.bounded(256));
            break;
        case 1:
            bytes.remove(at, length);
            break;
        case 2:
            bytes.insert(at, bytes.mid(at, length));
            break;
        default: {
            const QByteArray &other = corpus[random.bounded(static_cast<int>(corpus.size()))];
            bytes.insert(at, other.mid(random.bounded(static_cast<int>(other.size()) + 1), length));
        }
        }
    }
    return bytes;
}

void run(const QByteArray &bytes)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(bytes.constData()), static_cast<std::size_t>(bytes.size()));
}

} // namespace

int main(int argc, char *argv[])
{
    const QList<QByteArray> corpus = corpusIn(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString());
    if (corpus.isEmpty()) {
        std::fprintf(stderr, "no corpus there\n");
        return 2;
    }
    for (const QByteArray &bytes : corpus)
        run(bytes);
    const int mutations = argc > 2 ? QByteArray(argv[2]).toInt() : 0;
    const QByteArray given = qgetenv("EFORMS_SEED");
    const quint32 seed = given.isEmpty() ? QRandomGenerator::global()->generate() : given.toUInt();
    std::printf("%d inputs, %d mutations, EFORMS_SEED=%u\n", static_cast<int>(corpus.size()), mutations, seed);
    std::fflush(stdout);
    QRandomGenerator random(seed);
    for (int i = 0; i < mutations; ++i)
        run(mutated(corpus[random.bounded(static_cast<int>(corpus.size()))], corpus, random));
    return 0;
}
