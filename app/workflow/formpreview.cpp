#include "workflow/formpreview.h"

#include "market/formlibrary.h"
#include "market/formlint.h"
#include "market/formrules.h"
#include "market/ruleoperators.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <chrono>

namespace eforms::workflow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto quietTime = 120ms;

Json samplePerson()
{
    return Json::of({{u"name"_s, u"陳大文 Chan Tai Man"_s}, {u"position"_s, u"Manager"_s},
        {u"phone"_s, u"+852 2123 4567"_s}, {u"email"_s, u"maker1@b01234.example.hk"_s}});
}

} // namespace

FormPreview::FormPreview(QString folder, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_folder(QDir(folder).absolutePath())
    , m_clock(clock)
{
    if (auto reference = market::ReferenceData::open())
        m_reference = std::make_shared<const market::ReferenceData>(*std::move(reference));
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(quietTime);
    connect(&m_quiet, &QTimer::timeout, this, &FormPreview::onChanged);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_quiet, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_quiet, qOverload<>(&QTimer::start));
    watch();
    m_contents = contents();
    read();
}

QByteArray FormPreview::contents() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &name : market::FormLibrary::filesOf(m_folder)) {
        QFile file(name);
        hash.addData(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("absent"));
        hash.addData(QByteArrayView("\0", 1));
    }
    return hash.result();
}

void FormPreview::watch()
{
    QStringList wanted {m_folder, QFileInfo(m_folder).path()};
    for (const QString &file : market::FormLibrary::filesOf(m_folder))
        wanted << file << QFileInfo(file).path();
    wanted.removeDuplicates();
    // A file that was replaced is watched no longer, and one that is not there yet cannot be.
    const QStringList known = m_watcher.files() + m_watcher.directories();
    wanted.removeIf([&known](const QString &path) { return known.contains(path) || !QFileInfo::exists(path); });
    if (!wanted.isEmpty())
        m_watcher.addPaths(wanted);
}

void FormPreview::onChanged()
{
    watch();
    const QByteArray now = contents();
    if (now == m_contents)
        return;
    m_contents = now;
    read();
    Q_EMIT reloaded();
}

void FormPreview::read()
{
    m_readUtc = m_clock.nowUtc();
    m_failure.clear();
    const engine::Operators operators
        = m_reference ? market::ruleOperators(m_reference->calendar) : engine::Operators();
    m_findings = market::lintForm(m_folder, operators);
    const auto bundle = market::FormLibrary::bundleIn(m_folder);
    if (!bundle) {
        const QString why = bundle.error().detail;
        m_failure = bundle.error().kind == ErrorKind::NotFound ? why + u": is not there"_s : why;
        return;
    }
    const auto form = engine::FormDefinition::load(*bundle, operators);
    if (form)
        m_form = *form;
    else
        m_failure = form.error().detail;
}

engine::FormContext FormPreview::context() const
{
    market::RuleFacts facts;
    facts.nowUtc = m_clock.nowUtc();
    facts.user = samplePerson();
    if (m_reference)
        facts.participant = m_reference->lookup(u"participants"_s, Json(u"B01234"_s));
    return market::ruleContext(*m_form, facts, m_reference);
}

QList<QPair<QString, QString>> FormPreview::candidates(const QString &source, const QString &typed) const
{
    QList<QPair<QString, QString>> offered;
    const Json participant = m_form ? context().values["participant"_L1] : Json();
    for (const market::Directory::Entry &entry : market::candidates(m_reference.get(), participant, source, typed))
        offered.append({entry.key, entry.names});
    return offered;
}

market::Calendar::DayMark FormPreview::day(const QString &calendar, QDate date) const
{
    return m_reference && m_reference->calendar ? m_reference->calendar->mark(calendar, date)
                                                : market::Calendar::DayMark {};
}

} // namespace eforms::workflow
