import { Model } from 'survey-core';
import { Survey } from 'survey-react-ui';
import React from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { offer } from './page.js';

function question(name, schema, visibleIf) {
  const common = { name, title: schema.title, ...(visibleIf ? { visibleIf } : {}) };
  if (schema.enum) return { ...common, type: 'dropdown', cellType: 'dropdown', choices: schema.enum };
  if (schema.type === 'boolean') return { ...common, type: 'boolean', cellType: 'boolean' };
  if (schema.type === 'integer') {
    return { ...common, type: 'text', cellType: 'text', inputType: 'number',
      validators: [{ type: 'numeric', minValue: schema.minimum, maxValue: schema.maximum }] };
  }
  return { ...common, type: 'text', cellType: 'text',
    validators: [{ type: 'regex', regex: schema.pattern },
      { type: 'text', minLength: schema.minLength, maxLength: schema.maxLength }] };
}

function element(layout, schema) {
  if (layout.type !== 'Control')
    return { type: 'panel', name: layout.label, title: layout.label, elements: layout.elements.map((e) => element(e, schema)) };
  const name = layout.scope.split('/').at(-1);
  const own = schema.properties[name];
  const shownBy = layout.rule && `{${layout.rule.condition.scope.split('/').at(-1)}} = true`;
  if (own.type !== 'array') return question(name, own, shownBy);
  return { type: 'matrixdynamic', name, title: own.title, rowCount: 0, maxRowCount: 100000,
    columns: Object.entries(own.items.properties).map(([key, value]) => question(key, value)) };
}

offer((target, work) => {
  const model = new Model({ checkErrorsMode: 'onValueChanged', textUpdateMode: 'onTyping',
    elements: work.uischema.elements.map((each) => element(each, work.schema)) });
  model.data = work.data;
  const root = createRoot(target);
  flushSync(() => root.render(<Survey model={model} />));
  return () => root.unmount();
}, (input) => input.getAttribute('aria-invalid') === 'true');
