// Operations, incidents and gaps on any dashboard.
import type { AnnotationQuery, AnnotationSupport } from '@grafana/data';
import { QUERY_VERSION } from '../contract/query';
import type { LunettesQuery } from './model';

const DEFAULT: Partial<LunettesQuery> = { version: QUERY_VERSION, kind: 'annotations', filter: {}, annotate: ['incident', 'gap'], limit: 500 };

export const ANNOTATIONS: AnnotationSupport<LunettesQuery> = {
  getDefaultQuery: () => DEFAULT,
  /** Saved by hand, or by an earlier version: whatever it was, an annotation asks for annotations. */
  prepareAnnotation: (saved: AnnotationQuery<LunettesQuery>) => ({ ...saved, target: { ...DEFAULT, refId: 'Anno', ...saved.target, kind: 'annotations' } }),
  prepareQuery: ({ target }) => (target === undefined ? undefined : { ...target, kind: 'annotations' }),
};
