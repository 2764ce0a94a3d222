// Variables in texts, as Grafana's template service replaces them: $name, ${name}, ${name:format}, [[name]].
import type { ScopedVars, TypedVariableModel } from '@grafana/data';
import type { TemplateSrv } from '@grafana/runtime';
import type { AdHocFilter, Variable } from './dashboard/model';
import { valueOf } from './dashboard/model';

let variables: readonly Variable[] = [];
let filters: readonly AdHocFilter[] = [];

export const setVariables = (next: readonly Variable[]): void => {
  variables = next;
};
export const setFilters = (next: readonly AdHocFilter[]): void => {
  filters = next;
};

const PATTERN = /\$(\w+)|\[\[(\w+?)(?::(\w+))?\]\]|\$\{(\w+)(?:\.[^:^}]+)?(?::([^}]+))?\}/g;
type Format = string | ((value: unknown) => string) | undefined;

function formatted(value: unknown, format: Format): string {
  if (typeof format === 'function') {
    return format(value);
  }
  if (!Array.isArray(value)) {
    return String(value);
  }
  const texts = value.map(String);
  switch (format) {
    case 'csv': return texts.join(',');
    case 'pipe': return texts.join('|');
    case 'json': return JSON.stringify(texts);
    case 'regex': return texts.length === 1 ? (texts[0] ?? '') : `(${texts.join('|')})`;
    default: return texts.length === 1 ? (texts[0] ?? '') : `{${texts.join(',')}}`;
  }
}

function replaced(text = '', scoped: ScopedVars = {}, format?: Format): string {
  return text.replace(PATTERN, (was: string, plain?: string, square?: string, squareFormat?: string, curly?: string, curlyFormat?: string) => {
    const name = plain ?? square ?? curly ?? '';
    const known = variables.find(({ model }) => model.name === name);
    const value: unknown = scoped[name]?.value ?? (known === undefined ? undefined : valueOf(known));
    return value === undefined ? was : formatted(value, squareFormat ?? curlyFormat ?? format);
  });
}

export const templates: TemplateSrv = {
  getVariables: () => variables.map(({ model, value }) => ({ ...model, current: { text: value, value } }) as unknown as TypedVariableModel),
  replace: replaced,
  containsTemplate: (text?: string) => replaced(text) !== (text ?? ''),
  updateTimeRange: () => undefined,
  getAdhocFilters: () => [...filters],
} as TemplateSrv;
