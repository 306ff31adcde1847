#include "widgets/choiceeditor.h"

#include "widgets/valuetext.h"

#include <QAbstractItemView>
#include <QAbstractListModel>
#include <QComboBox>
#include <QKeyEvent>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

namespace {

/// Its list is made, and as wide as its longest name, when it is first opened.
class ChoiceBox : public QComboBox
{
public:
    using QComboBox::QComboBox;

    void showPopup() override
    {
        constexpr int widest = 560;
        view()->setMinimumWidth(qMin(view()->sizeHintForColumn(0) + 24, widest)); // the field may be narrow
        QComboBox::showPopup();
    }
};

} // namespace

/// The choices, named only when somebody looks: of most lists of a long form nobody ever does.
class ChoiceEditor::Names : public QAbstractListModel
{
public:
    explicit Names(ChoiceEditor &editor)
        : QAbstractListModel(&editor)
        , m_editor(editor)
        , m_values({Json()})
    {
        m_values.append(editor.field().facts.choices);
    }

    [[nodiscard]] const Json::Array &values() const { return m_values; }

    void add(const Json &value)
    {
        const int row = static_cast<int>(m_values.size());
        beginInsertRows({}, row, row);
        m_values.append(value);
        endInsertRows();
    }

    void rename() { Q_EMIT dataChanged(index(0), index(static_cast<int>(m_values.size()) - 1)); }

    [[nodiscard]] int rowCount(const QModelIndex &parent) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_values.size());
    }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        const Json &value = m_values.at(index.row());
        if (role == Qt::UserRole) // the code, so that programs that drive the form need no language
            return value.toString(value.numberToken());
        if (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::ToolTipRole)
            return {};
        return value.isAbsent() ? ChoiceEditor::tr("– choose –") : valueText(m_editor.scene(), m_editor.field().facts, value);
    }

private:
    ChoiceEditor &m_editor;
    Json::Array m_values; ///< the first is Absent: nothing chosen
};

ChoiceEditor::ChoiceEditor(FormScene &formScene, FieldSpec spec, QWidget *parent)
    : FieldEditor(formScene, std::move(spec), parent)
    , m_box(new ChoiceBox(this))
    , m_names(new Names(*this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_box);
    m_box->setFrame(!field().inCell);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(8);
    m_box->setModel(m_names);
    setControl(m_box);
    connect(m_box, &QComboBox::activated, this, [this] { commit(entered()); });
    refresh();
}

void ChoiceEditor::retranslate()
{
    m_names->rename();
}

void ChoiceEditor::showValue(const Json &value)
{
    qsizetype index = value.isEmpty() ? 0 : m_names->values().indexOf(value);
    if (index < 0) {
        index = m_names->values().size();
        m_names->add(value);
    }
    const QSignalBlocker quiet(m_box);
    m_box->setCurrentIndex(static_cast<int>(index));
}

Json ChoiceEditor::entered() const
{
    const int index = m_box->currentIndex();
    return index < 0 ? Json() : m_names->values().at(index);
}

bool ChoiceEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == control()) {
        if (event->type() == QEvent::Wheel && !field().inCell) { // scrolls the page, must not change a value in passing
            event->ignore();
            return true;
        }
        if (event->type() == QEvent::KeyPress) {
            const auto *key = static_cast<QKeyEvent *>(event);
            if (key->key() == Qt::Key_Delete || key->key() == Qt::Key_Backspace) {
                showValue(Json());
                commit(Json());
                return true;
            }
        }
    }
    return FieldEditor::eventFilter(watched, event);
}

} // namespace eforms::widgets
