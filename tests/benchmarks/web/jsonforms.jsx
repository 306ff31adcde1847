import { JsonForms } from '@jsonforms/react';
import { materialCells, materialRenderers } from '@jsonforms/material-renderers';
import React from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { offer } from './page.js';

offer((element, work) => {
  const root = createRoot(element);
  flushSync(() => root.render(
    <JsonForms schema={work.schema} uischema={work.uischema} data={work.data} renderers={materialRenderers}
      cells={materialCells} onChange={() => {}} />));
  return () => root.unmount();
}, (input) => input.getAttribute('aria-invalid') === 'true' || !!input.closest('.Mui-error'));
