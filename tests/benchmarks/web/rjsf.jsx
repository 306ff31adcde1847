import Form from '@rjsf/core';
import validator from '@rjsf/validator-ajv8';
import React from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { offer } from './page.js';

// It has no rules of layout: the fields that a boolean shows, which are all shown at first, stay.
offer((element, work) => {
  const root = createRoot(element);
  flushSync(() => root.render(
    <Form schema={work.schema} formData={work.data} validator={validator} liveValidate="onChange" showErrorList={false} />));
  return () => root.unmount();
}, (input) => !!document.getElementById(`${input.id}__error`));
