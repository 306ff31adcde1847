#include "widgets/attachmentreferenceeditor.h"

#include <QComboBox>
#include <QEvent>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

AttachmentReferenceEditor::AttachmentReferenceEditor(FormScene &formScene, FieldSpec spec, QWidget *parent)
    : FieldEditor(formScene, std::move(spec), parent)
    , m_box(new QComboBox(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_box);
    m_box->setFrame(!field().inCell);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(8);
    setControl(m_box);
    fill();
    connect(m_box, &QComboBox::activated, this, [this] { commit(entered()); });
    const engine::FormModel *model = &scene().model;
    connect(model, &engine::FormModel::fieldChanged, this, &AttachmentReferenceEditor::onFieldChanged);
    connect(model, &engine::FormModel::rowsInserted, this, &AttachmentReferenceEditor::onFieldChanged);
    connect(model, &engine::FormModel::rowsRemoved, this, &AttachmentReferenceEditor::onFieldChanged);
    connect(model, &engine::FormModel::reset, this, &AttachmentReferenceEditor::fill);
}

void AttachmentReferenceEditor::retranslate()
{
    fill();
}

void AttachmentReferenceEditor::onFieldChanged(const QString &path)
{
    if (path.startsWith("/attachments"_L1))
        fill();
}

void AttachmentReferenceEditor::fill()
{
    const QSignalBlocker quiet(m_box);
    m_box->clear();
    const Json::Array files = scene().model.data()[u"attachments"_s].array();
    m_box->addItem(files.isEmpty() ? tr("– attach a file first –") : tr("– choose a file –"), QString());
    for (const Json &file : files) {
        const QString id = file[u"id"_s].toString();
        m_box->addItem(file[u"file"_s].toString(id), id);
    }
    showValue(scene().model.state(field().path).value);
}

void AttachmentReferenceEditor::showValue(const Json &value)
{
    const QSignalBlocker quiet(m_box);
    const QString id = value.toString();
    int index = value.isEmpty() ? 0 : m_box->findData(id);
    if (index < 0) {
        index = m_box->count();
        m_box->addItem(tr("(file removed)"), id);
    }
    m_box->setCurrentIndex(index);
}

Json AttachmentReferenceEditor::entered() const
{
    const QString id = m_box->currentData().toString();
    return id.isEmpty() ? Json() : Json(id);
}

bool AttachmentReferenceEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == control() && event->type() == QEvent::Wheel) { // scrolls the page, must not change a value in passing
        event->ignore();
        return true;
    }
    return FieldEditor::eventFilter(watched, event);
}

} // namespace eforms::widgets
