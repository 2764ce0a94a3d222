// The description of the resource calls, served at openapi.json.

import { EMPTY_FILTER } from '../../contract/query';
import { VALUE_DIMENSIONS } from './values';

const text = (description: string): object => ({ description, content: { 'application/json': { schema: { type: 'object' } } } });
const param = (name: string, where: 'query' | 'path', description: string): object => ({ name, in: where, required: where === 'path', description, schema: { type: 'string' } });

export const OPENAPI = {
  openapi: '3.1.0',
  info: { title: 'Lunettes resources', version: '1', description: 'JSON beside the frames of the data source. Everything is limited to the namespaces of the data source.' },
  paths: {
    '/search': {
      get: {
        summary: 'Pods by a part of their name, UID, IP address, workload or node: those that need attention first, then the running, then the gone.',
        parameters: [param('q', 'query', 'What to look for; `namespace/name` narrows to a namespace.')],
        responses: { 200: text('`candidates`, whether more matched (`truncated`), names `closest` to one that nothing matched, and without `q` how many need attention (`counts`).') },
      },
    },
    '/pod/{uid}': {
      get: {
        summary: 'Containers and conditions of a pod now, and how far its records are closed.',
        parameters: [param('uid', 'path', 'UID of the pod.')],
        responses: { 200: text('The pod.'), 404: text('`message`: nothing is known of it.') },
      },
    },
    '/bundle/{uid}': {
      get: {
        summary: 'One delivery as a file: records, redacted signals, and the frames of lifecycle, diagnosis and timeline. `explain` and the waterfall panel open it anywhere.',
        parameters: [param('uid', 'path', 'UID of the pod.')],
        responses: { 200: text('`kind` LunettesDelivery, `version`, `asOf`, `pod`, `records`, `signals`, `frames`.'), 404: text('`message`: nothing is known of it.') },
      },
    },
    '/namespaces': { get: { summary: 'Namespaces with known pods.', responses: { 200: { description: 'A list of names.' } } } },
    '/values/{dimension}': {
      get: {
        summary: `Values of a dimension, most common first: ${VALUE_DIMENSIONS.join(', ')}.`,
        parameters: [param('dimension', 'path', 'Which.'), param('q', 'query', 'A part of the value.'), ...Object.keys(EMPTY_FILTER).filter((name) => name !== 'incident').map((name) => param(name, 'query', 'Only of operations with this, as in a query\'s filter.'))],
        responses: { 200: text('`values`, and whether there are more (`truncated`).'), 404: text('`message`: there is no such dimension.') },
      },
    },
    '/openapi.json': { get: { summary: 'This document.', responses: { 200: text('OpenAPI 3.1.') } } },
    '/health': { get: { summary: 'The same as Save & test.', responses: { 200: text('`ok`, `message`, `details`.') } } },
  },
};
