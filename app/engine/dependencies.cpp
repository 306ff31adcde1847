#include "engine/dependencies.h"

#include <algorithm>

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

void addReads(std::vector<FieldRead> &reads, const Rule &rule)
{
    reads.insert(reads.end(), rule.reads.begin(), rule.reads.end());
}

class Indexer
{
public:
    explicit Indexer(const FormStructure &structure) : m_structure(structure) { }

    Result<DependencyIndex> index()
    {
        collectDerived();
        m_marks.resize(m_derived.size());
        for (std::size_t i = 0; i < m_derived.size(); ++i) {
            if (const Status status = visit(i); !status)
                return fail(status.error());
        }
        m_made.firstCheck = static_cast<int>(m_made.tasks.size());
        collectChecks();
        collectTraits();
        const std::size_t fields = m_structure.fields.size();
        m_made.readers.resize(fields);
        m_made.deciding.resize(fields);
        m_made.byScope.resize(m_structure.scopes.size());
        for (std::size_t i = 0; i < m_made.tasks.size(); ++i) {
            const TaskPlan &task = m_made.tasks[i];
            const int id = static_cast<int>(i);
            m_made.byScope[static_cast<std::size_t>(task.scope)].push_back(id);
            if (task.kind == TaskPlan::Kind::Relevance || task.kind == TaskPlan::Kind::Calculation)
                m_made.deciding[static_cast<std::size_t>(task.subject)].push_back(id);
            for (const FieldRead &read : task.reads)
                m_made.readers[static_cast<std::size_t>(read.field)].push_back({id, read.shared});
        }
        return std::move(m_made);
    }

private:
    enum class Mark { New, Open, Done };

    const FormStructure &m_structure;
    DependencyIndex m_made;
    std::vector<TaskPlan> m_derived;
    QHash<int, std::vector<std::size_t>> m_derivedOf; ///< field → its tasks in m_derived
    std::vector<Mark> m_marks;
    QStringList m_trail;

    void collectDerived()
    {
        const auto add = [this](TaskPlan::Kind kind, const FieldPlan &field, const Rule &rule) {
            m_derivedOf[field.id].push_back(m_derived.size());
            m_derived.push_back({kind, field.id, field.scope, rule.reads});
        };
        for (const FieldPlan &field : m_structure.fields) {
            if (field.relevant)
                add(TaskPlan::Kind::Relevance, field, *field.relevant);
            if (field.calculation)
                add(TaskPlan::Kind::Calculation, field, field.calculation->rule);
        }
    }

    /// Fields whose relevance or value decides what a reader sees of @p read.
    std::vector<int> deciders(const FieldRead &read) const
    {
        std::vector<int> all;
        const FieldPlan *field = &m_structure.at(read.field);
        while (field) {
            all.push_back(field->id);
            for (int parent = field->parent; parent >= 0; parent = m_structure.at(parent).parent)
                all.push_back(parent);
            const ScopePlan &scope = m_structure.scope(field->scope);
            field = field->scope == read.shared || scope.table < 0 ? nullptr : &m_structure.at(scope.table);
        }
        return all;
    }

    Status visit(std::size_t task)
    {
        if (m_marks[task] == Mark::Done)
            return ok();
        m_trail.append(m_structure.at(m_derived[task].subject).pointer);
        if (m_marks[task] == Mark::Open)
            return fail(ErrorKind::Malformed, u"depends on itself: "_s + m_trail.join(u" → "_s));
        m_marks[task] = Mark::Open;
        for (const FieldRead &read : m_derived[task].reads) {
            for (const int field : deciders(read)) {
                for (const std::size_t other : m_derivedOf.value(field)) {
                    if (const Status status = visit(other); !status)
                        return status;
                }
            }
        }
        m_trail.removeLast();
        m_marks[task] = Mark::Done;
        m_made.tasks.push_back(m_derived[task]);
        return ok();
    }

    void collectChecks()
    {
        for (const FieldPlan &field : m_structure.fields)
            m_made.tasks.push_back({TaskPlan::Kind::Field, field.id, field.scope, fieldReads(field)});
        for (std::size_t i = 0; i < m_structure.objects.size(); ++i) {
            const ObjectPlan &object = m_structure.objects[i];
            TaskPlan task {TaskPlan::Kind::Object, static_cast<int>(i), object.scope, {}};
            if (object.field >= 0)
                task.reads.push_back({object.field, object.scope});
            for (const int field : object.touched)
                task.reads.push_back({field, object.scope});
            m_made.tasks.push_back(task);
        }
        for (std::size_t i = 0; i < m_structure.constraints.size(); ++i) {
            const ConstraintPlan &constraint = m_structure.constraints[i];
            TaskPlan task {TaskPlan::Kind::Constraint, static_cast<int>(i), constraint.scope, constraint.rule.reads};
            if (constraint.owner >= 0)
                task.reads.push_back({constraint.owner, constraint.scope});
            m_made.tasks.push_back(task);
        }
    }

    void collectTraits()
    {
        for (const FieldPlan &field : m_structure.fields) {
            const int table = m_structure.scope(field.scope).table;
            const int above = field.parent >= 0 ? field.parent : table;
            const bool inherited = above >= 0 && m_made.canHide[static_cast<std::size_t>(above)];
            m_made.canHide.push_back(inherited || field.relevant);
        }
        for (const ScopePlan &scope : m_structure.scopes) {
            m_made.flat.push_back(std::all_of(scope.fields.begin(), scope.fields.end(), [this](int id) {
                const FieldPlan &field = m_structure.at(id);
                return field.kind == FieldPlan::Kind::Value && field.parent < 0;
            }));
        }
        for (const ObjectPlan &object : m_structure.objects) {
            QSet<QString> names;
            for (const int id : m_structure.scope(object.scope).fields) {
                if (m_structure.at(id).parent == object.field)
                    names.insert(m_structure.at(id).keys.last());
            }
            m_made.memberNames.push_back(names);
        }
    }

    std::vector<FieldRead> fieldReads(const FieldPlan &field) const
    {
        std::vector<FieldRead> reads {{field.id, field.scope}};
        if (field.parent >= 0)
            reads.push_back({field.parent, field.scope});
        if (field.requiredWhen)
            addReads(reads, *field.requiredWhen);
        if (field.readonlyWhen)
            addReads(reads, *field.readonlyWhen);
        if (field.calculation)
            addReads(reads, field.calculation->rule);
        if (field.attachment && m_structure.attachmentIds >= 0) {
            reads.push_back({m_structure.attachmentIds, 0});
            reads.push_back({m_structure.scope(m_structure.at(m_structure.attachmentIds).scope).table, 0});
        }
        for (const SchemaNode *schema : field.adopted) {
            if (field.kind != FieldPlan::Kind::Table || !(schema->uniqueItems || schema->contains))
                continue;
            for (const int below : m_structure.below(field.id))
                reads.push_back({below, field.scope});
        }
        return reads;
    }
};

} // namespace

Result<DependencyIndex> indexDependencies(const FormStructure &structure)
{
    return Indexer(structure).index();
}

} // namespace eforms::engine
