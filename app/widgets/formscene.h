#pragma once

#include "engine/formmodel.h"

#include <QPair>
#include <QStringList>

#include <functional>

class QWidget;

namespace eforms::widgets {

/// Values (with the label to show) of a named source that fit what was typed so far; the best first, a few dozen at most.
using LookupSource = std::function<QList<QPair<QString, QString>>(const QString &source, const QString &typed)>;
/// Takes files into the form; their content is the owner's business.
using AttachmentHandler = std::function<void(const QStringList &paths)>;
/// Asks the person for files and hands them to @p chosen, now or later; never blocks.
using FileChooser = std::function<void(QWidget *parent, const AttachmentHandler &chosen)>;

/// What a file is wanted for, and what may be chosen.
struct FileQuestion {
    bool save = false; ///< a new file; else one that is there
    QString title;
    QString name;      ///< proposed
    QStringList filters; ///< `CSV (*.csv)`
};
/// Asks the person for one file, now or later; never blocks.
using PathChooser
    = std::function<void(QWidget *parent, const FileQuestion &question, const std::function<void(const QString &path)> &chosen)>;

/// What all parts of one drawn form share. Owned by the view; outlives its parts.
struct FormScene {
    engine::FormModel &model;
    Language language = Language::English;
    LookupSource lookup {};
    AttachmentHandler attach {};
    FileChooser chooseFiles {};
    PathChooser chooseFile {}; ///< for tables; without it the desktop's own dialog asks

    [[nodiscard]] const engine::FormDefinition &form() const { return *model.form(); }
};

} // namespace eforms::widgets
