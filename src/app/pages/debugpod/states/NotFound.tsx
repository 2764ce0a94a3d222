import type { DataSourceInstanceSettings } from '@grafana/data';
import { dateTimeFormat } from '@grafana/data';
import { t } from '../../../../waterfall/t';
import { Button, LinkButton } from '@grafana/ui';
import React from 'react';
import type { HealthDetails, Named } from '../../../../contract/resource';
import { linkTo } from '../../../parts/address';
import { Empty } from '../../../parts/Empty';
import { askResource, useAnswer } from '../../../parts/source';

interface NotFoundProps {
  readonly source: DataSourceInstanceSettings;
  /** What was looked for. */
  readonly name: string;
  /** Empty when any namespace would do. */
  readonly namespace: string;
  readonly closest: readonly Named[];
  readonly zone: string;
  readonly onSearch: () => void;
}

const EACH_MS = 30_000;

/** No such pod: how far back we looked and whether we could see there at all, and what it may have meant. */
export function NotFound({ source, name, namespace, closest, zone, onSearch }: NotFoundProps) {
  const { value } = useAnswer(() => askResource<{ readonly details: HealthDetails }>(source, 'health'), `scope/${source.uid}`, EACH_MS);
  const scope = value?.details.namespaces;
  if (namespace !== '' && scope !== undefined && scope !== 'all' && !scope.includes(namespace)) {
    return (
      <Empty icon="lock" title={t('noPermission.title', 'You may not see namespace {{namespace}}', { namespace })} text={scope.length === 0 ? t('noPermission.none', 'No namespace is in scope. An administrator chooses them in the data source.') : t('noPermission.text', 'This data source shows {{namespaces}}. An administrator can change that in its settings.', { namespaces: scope.join(', ') })}>
        <LinkButton variant="secondary" href={`/connections/datasources/edit/${source.uid}`}>{t('noPermission.open', 'Open the data source')}</LinkButton>
      </Empty>
    );
  }
  const oldest = value?.details.store?.oldestMs ?? null;
  const names = closest.map(({ namespace: of, pod }) => t('notFound.name', '{{pod}} ({{namespace}})', { pod, namespace: of })).join(', ');
  const [first] = closest;
  return (
    <Empty
      icon="question-circle" title={t('notFound.title', 'No pod “{{name}}”', { name })}
      text={<>
        {oldest === null ? t('notFound.all', 'Everything that is kept was searched.') : t('notFound.since', 'Everything that is kept was searched, back to {{when}}; older pods are gone from the store.', { when: dateTimeFormat(oldest, { format: 'D MMM HH:mm', timeZone: zone }) })}{' '}
        {names === '' ? '' : t('notFound.closest', 'Closest names: {{names}}.', { names })}
      </>}
    >
      {first !== undefined && <LinkButton variant="primary" href={linkTo('debugpod', { uid: first.uid, ds: source.uid })}>{t('notFound.open', 'Open {{pod}}', { pod: first.pod })}</LinkButton>}
      <Button variant="secondary" icon="search" onClick={onSearch}>{t('notFound.search', 'Search again')}</Button>
    </Empty>
  );
}
