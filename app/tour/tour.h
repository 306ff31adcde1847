#pragma once

#include "base/clock.h"
#include "tour/hands.h"
#include "workflow/reviewflow.h"
#include "workflow/trainingdesk.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace eforms::tour {

/// A program that was opened: its window and, in training, the mailbox and the authenticator apps.
struct Opened {
    QWidget *window = nullptr;
    workflow::TrainingDesk *training = nullptr;
    /// The request that the window shows for review, or nullptr.
    std::function<const workflow::ReviewFlow *()> shownReview;
    /// From now on the window asks no dialog for file names but takes these.
    std::function<void(const QStringList &open, const QString &save)> answerFileQuestions;
};

class Journey;

/// How the tour opens and closes the program; closing and opening again must bring everything back.
struct Program {
    std::function<Opened()> open;
    std::function<void()> close;
};

/// One step: wait until something can be seen, take a picture, do something.
struct Step {
    QString name; ///< words for the report; also the picture's file name
    bool isPictured = true;
    std::function<bool()> until;
    std::function<bool()> act; ///< may be empty: only look. False: could not be done
};

/// Plays the main journey in the real windows and reports: `NN-step.png`, `request.pdf`, `audit.json`, one line of JSON
/// on standard output. Ends the program with 0 when every step held, else 1.
class Tour : public QObject
{
    Q_OBJECT

public:
    Tour(Program program, const QString &directory, const Clock &clock, QObject *parent = nullptr);
    ~Tour() override;

    void start();

private:
    friend class Journey;

    bool openProgram();
    void tick();
    void takePicture(const QString &name);
    void finishStep(bool held, const QString &why);
    void end();

    Program m_program;
    Opened m_opened;
    QString m_directory;
    const Clock &m_clock;
    QTimer m_timer;
    std::unique_ptr<Journey> m_journey;
    QList<Step> m_steps;
    qsizetype m_at = 0;
    int m_pictures = 0;
    qint64 m_stepBegan = 0;
    qint64 m_tourBegan = 0;
    qint64 m_shownSince = 0; ///< when what the step waits for was first seen; 0: not yet
    Json::Array m_verdicts;
    bool m_failed = false;
};

} // namespace eforms::tour
