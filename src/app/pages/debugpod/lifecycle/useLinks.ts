import type { LinkModel } from '@grafana/data';
import { locationUtil } from '@grafana/data';
import { t } from '../../../../waterfall/t';
import { getDataSourceSrv } from '@grafana/runtime';
import { useCallback, useMemo } from 'react';
import type { Row } from '../../../../waterfall/rows';
import type { Delivery } from '../model/delivery';
import type { OtherSource } from '../model/explore';
import { exploreUrl, logsQuery, nodeQuery, pullsQuery } from '../model/explore';

/** From a stretch to the container's lines and the node's metrics of that time, where Loki and Prometheus are at hand. */
export function useLinks(delivery: Delivery): (row: Row) => readonly LinkModel[] {
  const { namespace, pod, node } = delivery;
  const [loki, prometheus] = useMemo(() => [firstOf('loki'), firstOf('prometheus')], []);
  return useCallback((row) => {
    const subject = { namespace, pod, node };
    const link = (title: string, source: OtherSource, expr: string): LinkModel => ({ title, href: locationUtil.assureBaseUrl(exploreUrl(source, expr, row)), target: '_blank', origin: row });
    return [
      ...(loki === undefined ? [] : [link(row.container === '' ? t('links.podLogs', 'Logs of this time') : t('links.logs', 'Logs of {{container}}, earlier runs too', { container: row.container }), loki, logsQuery(subject, row.container))]),
      ...(prometheus === undefined || node === '' ? [] : [link(t('links.node', 'Load of {{node}}', { node }), prometheus, nodeQuery(subject))]),
      ...(prometheus === undefined || node === '' || row.name !== 'pull' ? [] : [link(t('links.pulls', 'Image pulls of {{node}}', { node }), prometheus, pullsQuery(subject))]),
    ];
  }, [namespace, pod, node, loki, prometheus]);
}

/** The default source of its type, else the first. */
function firstOf(type: string): OtherSource | undefined {
  const all = getDataSourceSrv().getList({ type });
  return all.find(({ isDefault }) => isDefault) ?? all[0];
}
