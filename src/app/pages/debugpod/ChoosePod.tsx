import type { DataSourceInstanceSettings } from '@grafana/data';
import { t } from '../../../waterfall/t';
import { Alert } from '@grafana/ui';
import React, { useEffect } from 'react';
import type { SearchReply } from '../../../contract/resource';
import { setParams } from '../../parts/address';
import { askResource, useAnswer } from '../../parts/source';
import { certain } from '../../parts/search/candidates';
import { List } from './states/List';
import { Loading } from './states/Loading';
import { NotFound } from './states/NotFound';
import type { Target } from './target';

interface ChoosePodProps {
  readonly source: DataSourceInstanceSettings;
  readonly target: Extract<Target, { readonly kind: 'name' | 'search' }>;
  readonly zone: string;
  readonly onSearch: () => void;
}

const EACH_MS = 5000;

/** What the address names may be one pod, several or none. One opens at once; several are shown, those that need attention first. */
export function ChoosePod({ source, target, zone, onSearch }: ChoosePodProps) {
  const text = target.kind === 'search' ? target.text : target.namespace === '' ? target.pod : `${target.namespace}/${target.pod}`;
  const { value, error, loading } = useAnswer(() => askResource<SearchReply>(source, 'search', { q: text }), `choose/${source.uid}/${text}`, EACH_MS);
  const candidates = (value?.candidates ?? []).filter((one) => target.kind === 'search' || one.pod === target.pod);
  const only = target.kind === 'name' && target.all ? undefined : certain(candidates, text);
  useEffect(() => {
    if (only !== undefined) {
      setParams({ uid: only.uid, q: undefined }, true);
    }
  }, [only]);
  if (loading || only !== undefined) {
    return <Loading />;
  }
  const failed = error !== undefined && <Alert severity="error" title={t('search.failed', 'The search failed')}>{error}</Alert>;
  if (candidates.length > 0) {
    const title = target.kind === 'name'
      ? t('several.title', '{{count}} pods had the name {{pod}}', { count: candidates.length, pod: target.pod, defaultValue_one: '{{count}} pod had the name {{pod}}', defaultValue_other: '{{count}} pods had the name {{pod}}' })
      : t('several.search', '{{count}} pods match “{{text}}”', { count: candidates.length, text, defaultValue_one: '{{count}} pod matches “{{text}}”', defaultValue_other: '{{count}} pods match “{{text}}”' });
    return <>{failed}<List source={source} candidates={candidates} title={title} typed={text} zone={zone} /></>;
  }
  if (value === undefined) {
    return failed || null;
  }
  const closest = target.kind === 'name' ? [...value.candidates, ...value.closest].slice(0, 3) : value.closest;
  const slash = text.indexOf('/');
  return <>{failed}<NotFound source={source} name={slash > 0 ? text.slice(slash + 1) : text} namespace={slash > 0 ? text.slice(0, slash) : ''} closest={closest} zone={zone} onSearch={onSearch} /></>;
}
