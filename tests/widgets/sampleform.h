#pragma once

#include "engine/formmodel.h"
#include "widgets/formview.h"

#include <QtTest>

#include <memory>

/// A small form with one field of each kind, a table and attachments, in both languages.
[[nodiscard]] eforms::engine::FormPointer sampleForm();

/// A sample form in a window that is active, as a person has it before them.
struct Desk {
    explicit Desk(eforms::Json data = eforms::Json::emptyObject(), eforms::engine::FormPointer form = sampleForm());

    eforms::engine::FormModel model;
    eforms::widgets::FormView view;

    template <typename Widget = QWidget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        auto *found = view.findChild<Widget *>(name);
        if (found == nullptr)
            qFatal("no %s", qPrintable(name));
        return found;
    }
    [[nodiscard]] eforms::Json value(const QString &path) const { return model.state(path).value; }
    /// Types into a control that gets the focus first.
    void type(const QString &name, const QString &text);
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
};
