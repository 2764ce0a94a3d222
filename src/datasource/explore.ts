// In Explore the timeline is read as logs: one line per row, oldest at the usual end.
import type { DataFrame } from '@grafana/data';
import { DataFrameType, FieldType } from '@grafana/data';

const LEVELS: Readonly<Record<string, string>> = { info: 'info', warning: 'warning', error: 'error' };

/** The documented columns of `timeline` as a frame of log lines; any other frame as it is. */
export function asLogs(frame: DataFrame): DataFrame {
  const of = (name: string): readonly unknown[] | undefined => frame.fields.find((field) => field.name === name)?.values;
  const [time, what, text, severity, id] = [of('time'), of('what'), of('text'), of('severity'), of('id')];
  if (frame.name !== 'timeline' || time === undefined || what === undefined || text === undefined || severity === undefined || id === undefined) {
    return frame;
  }
  const words = (at: number): string => [what[at], text[at]].filter((part) => typeof part === 'string' && part !== '').join(': ');
  const label = (name: string, at: number): string => String(of(name)?.[at] ?? '');
  const labels = time.map((_, at) => Object.fromEntries(['namespace', 'pod', 'container', 'emitter', 'reason'].map((name) => [name, label(name, at)]).filter(([, value]) => value !== '')));
  return {
    ...frame,
    meta: { ...frame.meta, type: DataFrameType.LogLines, preferredVisualisationType: 'logs' },
    fields: [
      { name: 'timestamp', type: FieldType.time, config: {}, values: [...time] },
      { name: 'body', type: FieldType.string, config: {}, values: time.map((_, at) => words(at)) },
      { name: 'severity', type: FieldType.string, config: {}, values: severity.map((one) => LEVELS[String(one)] ?? 'unknown') },
      { name: 'id', type: FieldType.string, config: {}, values: [...id] },
      { name: 'labels', type: FieldType.other, config: {}, values: labels },
    ],
  };
}
