#pragma once

#include "engine/problem.h"
#include "engine/rule.h"
#include "engine/schemanode.h"

#include <QHash>
#include <QSet>

namespace eforms::engine {

/// One field of a form, for all rows at once.
struct FieldPlan {
    enum class Kind {
        Value,  ///< edited as a whole: text, number, choice, list of choices
        Object, ///< a group of fields with a key of its own
        Table,  ///< an array of objects
    };

    struct Calculation {
        Rule rule;
        bool always = true; ///< false: until the user edits it
        Emptiness emptiness = Emptiness::Skips;
    };
    struct Lookup {
        QString source;
        QString as;        ///< name of the record in rules
        bool open = false; ///< an unknown key is a warning only
    };

    int id = 0;
    int scope = 0;        ///< index in FormStructure::scopes
    int parent = -1;      ///< enclosing field of kind Object in the same scope; -1: the scope itself
    int position = 0;     ///< among the fields of its scope
    int table = -1;       ///< of a Table: position among the tables of its scope
    int rows = -1;        ///< of a Table: scope of its rows
    Kind kind = Kind::Value;
    QString pointer;      ///< without row indices, `/positions/quantity`
    QString inScope;      ///< pointer within the scope, `/quantity`
    QStringList keys;     ///< parts of inScope
    SchemaNode::List schemas; ///< the outermost schemas of the field; all apply
    SchemaNode::List adopted; ///< these and what they inherit by `$ref` and `allOf`

    ValueType type = ValueType::Unknown;
    bool decimal = false;
    bool integer = false;
    std::optional<int> scale;
    bool required = false;
    bool readonly = false;
    bool server = false;         ///< filled by the server, never here
    bool submissionOnly = false; ///< required and const do not matter for a draft
    bool attachment = false;     ///< holds the id of a row of /attachments
    bool nullable = false;       ///< the schema lists null
    bool choice = false;         ///< enum, const or boolean: not typed letter by letter
    Json defaultValue;
    QString prefill;             ///< path in the context, `user.name`
    std::optional<qint64> minItems;
    std::optional<qint64> maxItems;
    std::optional<Rule> relevant;
    std::optional<Rule> requiredWhen;
    std::optional<Rule> readonlyWhen;
    std::optional<Calculation> calculation;
    std::optional<Lookup> lookup;
};

/// A business rule: true when the values are right.
struct ConstraintPlan {
    QString id;
    int scope = 0;
    int owner = -1; ///< the Object field that holds it; -1: the scope itself. Its targets start there
    Rule rule;
    QStringList targets; ///< pointers within the scope
    Severity severity = Severity::Error;
    Emptiness emptiness = Emptiness::Skips;
    QString message;    ///< text key
    QString schemaPath;
};

/// What an object's schema says beyond its declared fields.
struct ObjectPlan {
    int scope = 0;
    int field = -1; ///< the Object field; -1: the scope itself
    SchemaNode::List schemas;
    bool deep = false;           ///< has conditions on its fields, so that edits repeat the check
    std::vector<int> touched;    ///< fields that these conditions read
};

/// The root, or the rows of a table: the fields that share one object (nested groups included).
struct ScopePlan {
    int id = 0;
    int parent = -1;    ///< scope that holds the table
    int table = -1;     ///< field that is the table
    QString pointer;    ///< `` or `/positions`
    std::vector<int> fields; ///< in the order of the schema
    std::vector<int> tables; ///< those of kind Table
    std::vector<int> objects; ///< indices in FormStructure::objects
    std::vector<int> constraints;
    QHash<QString, int> byPointer; ///< inScope → field
    QSet<QString> records; ///< names of look-up records, which may stand inline in a data file
};

/// The shape of a form: its fields, tables and rules.
struct FormStructure {
    std::vector<FieldPlan> fields;
    std::vector<ScopePlan> scopes; ///< the root comes first, parents before children
    std::vector<ConstraintPlan> constraints;
    std::vector<ObjectPlan> objects;
    int attachmentIds = -1; ///< the field /attachments/id; -1: the form takes no attachments

    /// Field at a pointer without row indices; null where there is none.
    [[nodiscard]] const FieldPlan *field(const QString &pointer) const
    {
        const auto found = byPointer.constFind(pointer);
        return found == byPointer.cend() ? nullptr : &fields[static_cast<std::size_t>(*found)];
    }
    QHash<QString, int> byPointer;

    [[nodiscard]] const FieldPlan &at(int id) const { return fields[static_cast<std::size_t>(id)]; }
    [[nodiscard]] const ScopePlan &scope(int id) const { return scopes[static_cast<std::size_t>(id)]; }
    /// All fields below an Object or Table field, and itself.
    [[nodiscard]] std::vector<int> below(int id) const;
};

/// The schemas and all that they inherit for the same value, by `$ref` and `allOf`.
[[nodiscard]] SchemaNode::List adoptedBy(const SchemaNode::List &nodes);

/// `/positions/2/quantity` → `/positions/quantity`: how a structure names the place.
[[nodiscard]] QString withoutIndices(const QString &path);

/// Reads the fields out of a compiled schema. Rules are added by compileRules().
/// Fails with TooLarge (more than 2,000 fields, deeper than 32) or Malformed.
[[nodiscard]] Result<FormStructure> buildStructure(const SchemaSet &schemas);

/// Compiles every `x-…` rule of the schema into @p structure. What is wrong with any of them, in the order of the
/// fields and then of the business rules; a rule that cannot be is left out.
[[nodiscard]] RuleFaults compileRules(FormStructure &structure, const Operators &operators);

} // namespace eforms::engine
