import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { dateTimeFormat } from '@grafana/data';
import { t } from '../../../../waterfall/t';
import { TextLink, useStyles2 } from '@grafana/ui';
import React from 'react';
import { linkTo } from '../../../parts/address';
import { lookOf } from '../../../parts/look';
import { OwnerChip } from '../../../parts/OwnerChip';
import { ownerOf } from '../../../parts/owners';
import { confidenceText, offsetText } from '../../../../waterfall/numbers';
import type { Delivery } from '../model/delivery';
import type { Found } from '../model/found';

/** Code, who acts, how sure we are and why, since when and how often. */
export function Facts({ found, delivery }: { readonly found: Found; readonly delivery: Delivery }) {
  const look = useStyles2(lookOf);
  const styles = useStyles2(getStyles);
  const owner = ownerOf(found.owner);
  const { since, until, count } = found;
  return (
    <div className={styles.facts}>
      <TextLink href={linkTo('now', { code: found.code })} inline><span className={look.mono}>{found.code}</span></TextLink>
      <span className={styles.owner}><OwnerChip owner={owner} /> {whoActs(owner)}{found.team === '' ? '' : ` · ${found.team}`}{found.contact === '' ? '' : ` · ${found.contact}`}</span>
      <span className={look.quiet}>{sureText(found)}</span>
      {since !== undefined && <span className={look.quiet} title={dateTimeFormat(since)}>{sinceText(sinceOffset(since, delivery), until === undefined ? undefined : sinceOffset(until, delivery), count)}</span>}
      {found.runbook !== '' && <TextLink href={found.runbook} external inline>{t('card.runbook', 'Runbook')}</TextLink>}
    </div>
  );
}

const sinceOffset = (at: number, { start }: Delivery): string => offsetText({ est: at, lo: at - 50, hi: at + 50 }, start.est);

function sinceText(since: string, until: string | undefined, count: number): string {
  const span = until === undefined ? t('card.since', 'since {{since}}', { since }) : t('card.fromTo', '{{since}} to {{until}}', { since, until });
  return count > 1 ? t('card.times', '{{span}} · {{count}} times', { span, count, defaultValue_one: '{{span}} · once', defaultValue_other: '{{span}} · {{count}} times' }) : span;
}

export function whoActs(owner: ReturnType<typeof ownerOf>): string {
  switch (owner) {
    case 'platform':
      return t('card.acts.platform', "the platform's to fix");
    case 'dependency':
      return t('card.acts.dependency', "a dependency's to fix");
    case 'user':
      return t('card.acts.user', 'yours to fix');
    case 'unknown':
      return t('card.acts.unknown', 'not known who has to act');
  }
}

function sureText({ confidence, confidenceWhy }: Found): string {
  const [sure, why] = [confidenceText(confidence), reasonOf(confidenceWhy)];
  return why === '' ? sure : t('card.confidence', '{{sure}}: {{why}}', { sure, why });
}

/** What the confidence rests on. */
function reasonOf(why: string): string {
  switch (why) {
    case 'status':
      return t('card.reason.status', "the pod's own status says so");
    case 'event':
      return t('card.reason.event', 'an event says so');
    case 'join':
      return t('card.reason.join', 'put together from several objects');
    case 'class':
      return t('card.reason.class', 'known only by its kind');
    case 'silence':
      return t('card.reason.silence', 'deduced from what was not heard');
    default:
      return '';
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  facts: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(0.5, 2), fontSize: theme.typography.bodySmall.fontSize, lineHeight: '16px' }),
  owner: css({ display: 'inline-flex', gap: 6, alignItems: 'center' }),
});
