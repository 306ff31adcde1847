#pragma once

#include "widgets/fieldeditor.h"

#include <functional>
#include <vector>

namespace eforms::widgets {

/// Chooses the control of a field: of all kinds that can show it, the one with the highest rank.
///
/// To add a kind: write a FieldEditor, and add() a tester that returns a rank above those it should beat, or cannot.
class EditorFactory
{
public:
    static constexpr int cannot = -1;
    /// How well a kind of control suits a field; `cannot` when not at all.
    using Tester = std::function<int(const FieldSpec &field)>;
    using Maker = std::function<FieldEditor *(FormScene &scene, const FieldSpec &field, QWidget *parent)>;

    /// Knows all kinds of the product.
    EditorFactory();

    void add(Tester tester, Maker maker);
    /// Never null: what nothing else can show is shown as text. The parent owns it.
    [[nodiscard]] FieldEditor *make(FormScene &scene, const FieldSpec &field, QWidget *parent) const;

private:
    struct Kind {
        Tester tester;
        Maker maker;
    };
    std::vector<Kind> m_kinds;
};

} // namespace eforms::widgets
