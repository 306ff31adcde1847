#pragma once

#include "engine/formmodel.h"

#include <QDate>
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
/// What one day is in the calendar of a market.
struct DayMark {
    enum class Kind {
        Unknown, ///< the calendar does not say
        Business,
        HalfDay, ///< open in the morning only; nothing is settled
        Closed,
    };
    Kind kind = Kind::Unknown;
    QString name; ///< of the holiday or half-day, in the language asked for; empty for an ordinary day
};
/// The mark of a day; @p calendar is a code as rules write it, `HKMK`.
using DaySource = std::function<DayMark(const QString &calendar, QDate day, Language language)>;

/// What all parts of one drawn form share. Owned by the view; outlives its parts.
struct FormScene {
    engine::FormModel &model;
    Language language = Language::English;
    LookupSource lookup {};
    AttachmentHandler attach {};
    FileChooser chooseFiles {};
    PathChooser chooseFile {}; ///< for tables; without it the desktop's own dialog asks
    DaySource days {};
    std::function<void()> takeBack {}; ///< undoes one step of the form and shows what changed
    std::function<void()> doAgain {};  ///< redoes one

    [[nodiscard]] const engine::FormDefinition &form() const { return *model.form(); }
};

} // namespace eforms::widgets
