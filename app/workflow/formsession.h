#pragma once

#include "domain/draft.h"
#include "domain/service.h"
#include "engine/formmodel.h"
#include "market/calendar.h"
#include "workflow/trouble.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace eforms::workflow {

class Desk;

/// One person filling in one form: the model, the draft that saves itself, the files, and the way to the checker.
///
/// "Saved" is only said after the store has committed.
class FormSession : public QObject
{
    Q_OBJECT

public:
    enum class Saving {
        Saved,   ///< everything typed is on disk
        Pending, ///< typed, about to be written
        Failed,  ///< the disk refused; trouble() says why; it is tried again with every edit
    };

    FormSession(std::shared_ptr<Desk> desk, engine::FormPointer form, domain::Draft draft, QObject *parent = nullptr);
    ~FormSession() override;

    [[nodiscard]] engine::FormModel &model() { return *m_model; }
    [[nodiscard]] const engine::FormPointer &form() const { return m_form; }
    [[nodiscard]] const domain::Draft &draft() const { return m_draft; }
    [[nodiscard]] Saving saving() const { return m_saving; }
    [[nodiscard]] QDateTime savedUtc() const { return m_savedUtc; }
    [[nodiscard]] const Trouble &trouble() const { return m_trouble; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    /// The cut-off of the service for what is typed now; invalid where there is none.
    [[nodiscard]] QDateTime deadlineUtc() const;
    [[nodiscard]] bool isLate() const;
    /// Why the request came back, if it did.
    [[nodiscard]] std::optional<domain::Remark> remark() const;
    /// Number of different checkers this service asks for.
    [[nodiscard]] int approvalsNeeded() const;

    /// What a field that looks up in @p source may offer for what is typed: key and names.
    [[nodiscard]] QList<QPair<QString, QString>> candidates(const QString &source, const QString &typed) const;

    /// What a day is in the calendar of a code (`HKMK`); unknown while no calendar is at hand.
    [[nodiscard]] market::Calendar::DayMark day(const QString &calendar, QDate date) const;

    /// Takes files into the draft: content sealed in the store, a row in `attachments`. Refused ones end in trouble().
    void attach(const QStringList &paths);
    /// Writes now what is typed; saved() or trouble() follows.
    void save();
    /// Confirms: the command and the draft's new stage are stored in one transaction; passed() follows once they are on
    /// disk. Does nothing while the form has problems (they are then all shown).
    void passToChecker(bool lateAccepted);
    /// Throws the draft away for good; discarded() follows.
    void discard();

Q_SIGNALS:
    void changed();
    void saved();
    void passed(const QString &requestId);
    void discarded();

private:
    void scheduleSave();
    void onSaved(const Status &status);
    void addFile(const QString &name, const QByteArray &content);
    void refreshContext();

    std::shared_ptr<Desk> m_desk;
    engine::FormPointer m_form;
    domain::Draft m_draft;
    std::unique_ptr<engine::FormModel> m_model;
    QTimer m_saveTimer;
    QTimer m_minute; ///< cut-offs pass while one types
    Saving m_saving = Saving::Saved;
    QDateTime m_savedUtc;
    Trouble m_trouble;
    bool m_busy = false;
    quint64 m_edits = 0; ///< edits so far; tells a late save from a current one
};

} // namespace eforms::workflow
