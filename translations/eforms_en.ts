<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eforms::ui::StatusLine</name>
    <message numerus="yes">
        <source>%n request(s) not accepted: see Drafts</source>
        <translation>
            <numerusform>%n request not accepted: see Drafts</numerusform>
            <numerusform>%n requests not accepted: see Drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) waiting to be sent</source>
        <translation>
            <numerusform>%n item waiting to be sent</numerusform>
            <numerusform>%n items waiting to be sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eforms::widgets::CategoriesPane</name>
    <message numerus="yes">
        <source>%1, %n problem(s)</source>
        <translation>
            <numerusform>%1, %n problem</numerusform>
            <numerusform>%1, %n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eforms::widgets::ImportDialog</name>
    <message numerus="yes">
        <source>%n line(s) in the file.</source>
        <translation>
            <numerusform>%n line in the file.</numerusform>
            <numerusform>%n lines in the file.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) with problems; they can be imported and corrected in the form.</source>
        <translation>
            <numerusform>%n line with problems; it can be imported and corrected in the form.</numerusform>
            <numerusform>%n lines with problems; they can be imported and corrected in the form.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) will not fit: the table takes %1.</source>
        <translation>
            <numerusform>%n line will not fit: the table takes %1.</numerusform>
            <numerusform>%n lines will not fit: the table takes %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eforms::widgets::ProblemSummary</name>
    <message numerus="yes">
        <source>%n problem(s) to look at</source>
        <translation>
            <numerusform>%n problem to look at</numerusform>
            <numerusform>%n problems to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eforms::widgets::ReviewView</name>
    <message numerus="yes">
        <source>%n line(s) removed</source>
        <translation>
            <numerusform>%n line removed</numerusform>
            <numerusform>%n lines removed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eforms::widgets::TableEditor</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eforms::widgets::TableNotice</name>
    <message numerus="yes">
        <source>%n line(s) pasted.</source>
        <translation>
            <numerusform>%n line pasted.</numerusform>
            <numerusform>%n lines pasted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) emptied.</source>
        <translation>
            <numerusform>%n cell emptied.</numerusform>
            <numerusform>%n cells emptied.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) filled.</source>
        <translation>
            <numerusform>%n cell filled.</numerusform>
            <numerusform>%n cells filled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) removed.</source>
        <translation>
            <numerusform>%n line removed.</numerusform>
            <numerusform>%n lines removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) imported.</source>
        <translation>
            <numerusform>%n line imported.</numerusform>
            <numerusform>%n lines imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) more than the table takes were left out.</source>
        <translation>
            <numerusform>%n line more than the table takes was left out.</numerusform>
            <numerusform>%n lines more than the table takes were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s) beyond the last one were left out.</source>
        <translation>
            <numerusform>%n column beyond the last one was left out.</numerusform>
            <numerusform>%n columns beyond the last one were left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) cannot be changed and were left as they are.</source>
        <translation>
            <numerusform>%n cell cannot be changed and was left as it is.</numerusform>
            <numerusform>%n cells cannot be changed and were left as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>eforms::widgets::Words</name>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
</context>
</TS>
