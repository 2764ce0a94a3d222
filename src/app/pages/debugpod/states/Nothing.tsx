import type { DataSourceInstanceSettings } from '@grafana/data';
import { t } from '../../../../waterfall/t';
import { LinkButton } from '@grafana/ui';
import React from 'react';
import type { SearchReply } from '../../../../contract/resource';
import { linkTo } from '../../../parts/address';
import { Empty } from '../../../parts/Empty';
import { askResource, useAnswer } from '../../../parts/source';

const EACH_MS = 5000;

/** Nothing chosen: what people usually come for. */
export function Nothing({ source }: { readonly source: DataSourceInstanceSettings }) {
  const { value } = useAnswer(() => askResource<SearchReply>(source, 'search', { q: '' }), `counts/${source.uid}`, EACH_MS);
  const counts = value?.counts;
  const first = value?.candidates.find(({ group }) => group === 'attention');
  return (
    <Empty icon="search" title={t('nothing.title', 'Which pod?')} text={textOf(counts?.lateLastHour ?? 0)}>
      {counts !== null && counts !== undefined && (
        <>
          <LinkButton variant="secondary" href={linkTo('now', { ds: source.uid })}>{t('nothing.attention', '{{count}} need attention now', { count: counts.attention, defaultValue_one: '{{count}} needs attention now', defaultValue_other: '{{count}} need attention now' })}</LinkButton>
          {first !== undefined && <LinkButton variant="primary" fill="text" href={linkTo('debugpod', { uid: first.uid, ds: source.uid })}>{t('nothing.open', 'Open {{pod}}', { pod: first.pod })}</LinkButton>}
        </>
      )}
    </Empty>
  );
}

function textOf(late: number): string {
  const how = t('nothing.text', 'Type a name, a UID, a pod IP or a node. Press / from anywhere on this page.');
  return late === 0 ? how : t('nothing.late', '{{how}} {{count}} were delivered late in the last hour.', { how, count: late, defaultValue_one: '{{how}} {{count}} was delivered late in the last hour.', defaultValue_other: '{{how}} {{count}} were delivered late in the last hour.' });
}
