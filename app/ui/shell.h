#pragma once

#include "base/clock.h"
#include "base/settings.h"
#include "ui/languages.h"
#include "workflow/signinflow.h"
#include "workflow/trainingdesk.h"
#include "workflow/workplace.h"

#include <QStringList>

#include <functional>

class QWidget;

namespace eforms::ui {

/// The questions that only the desktop can answer. Each hands its answer to the function given, now or later, and never
/// calls it when the person changes his mind. Tests and the tour put their own answers here.
struct Dialogs {
    using Files = std::function<void(const QStringList &paths)>;
    using File = std::function<void(const QString &path)>;

    /// Which files are to be attached?
    std::function<void(QWidget *parent, const Files &chosen)> chooseFiles;
    /// Where shall @p suggestedName be saved?
    std::function<void(QWidget *parent, const QString &suggestedName, const File &chosen)> chooseSavePath;
    /// Shows a file with the program that the desktop has for it.
    std::function<void(const QString &path)> openFile;
};

/// The dialogs of the desktop.
[[nodiscard]] Dialogs nativeDialogs();

/// What the window is built on. Everything referred to must outlive the window.
struct Shell {
    workflow::SignInFlow &signIn;
    Languages &languages;
    Settings &settings;
    const Clock &clock;
    Dialogs dialogs = nativeDialogs();
    QString serverName {};   ///< shown on the sign-in page: host, or the name of the training server
    bool isTraining = false; ///< the window is marked clearly
    workflow::TrainingDesk *training = nullptr; ///< mailbox and authenticators; only in training mode
    QStringList trainingUsers {};               ///< user names that can be filled in; only in training mode
    std::function<QString(const QString &userName)> trainingPassword {}; ///< may be empty
};

} // namespace eforms::ui
