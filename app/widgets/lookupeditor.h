#pragma once

#include "widgets/lineeditor.h"

class QCompleter;
class QStandardItemModel;

namespace eforms::widgets {

/// The key of a record of master data (a stock code), with candidates while one types.
///
/// The key is ordinary text: one that is not known is kept, and the engine says so.
class LookupEditor : public LineEditor
{
    Q_OBJECT

public:
    LookupEditor(FormScene &scene, FieldSpec field, QWidget *parent);

protected:
    [[nodiscard]] Json valueOf(const QString &text) const override;

private:
    void offer(const QString &typed);

    QStandardItemModel *m_candidates;
    QCompleter *m_completer;
};

} // namespace eforms::widgets
