import { cx } from '@emotion/css';
import type { IconName } from '@grafana/data';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import { lookOf } from '../../../parts/look';

export type MarkKind = 'good' | 'bad' | 'none';

const ICONS: Readonly<Record<MarkKind, IconName>> = { good: 'check', bad: 'times', none: 'minus' };

/** Reached, failed, or not reached yet. */
export function Mark({ kind }: { readonly kind: MarkKind }) {
  const look = useStyles2(lookOf);
  return <Icon name={ICONS[kind]} size="sm" className={cx(kind === 'good' && look.good, kind === 'bad' && look.bad, kind === 'none' && look.quiet)} />;
}
