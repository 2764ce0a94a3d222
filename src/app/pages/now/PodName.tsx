import { css } from '@emotion/css';
import type { DataSourceInstanceSettings, GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import { paletteOf } from '../../../waterfall/palette';
import { linkTo } from '../../parts/address';

interface PodNameProps {
  readonly source: DataSourceInstanceSettings;
  readonly uid: string;
  readonly namespace: string;
  readonly pod: string;
}

export const podLink = (source: DataSourceInstanceSettings, uid: string): string => linkTo('debugpod', { uid, ds: source.uid });

/** A pod by its whole name; opens it. A name is never shortened: it wraps. */
export function PodName({ source, uid, namespace, pod }: PodNameProps) {
  const styles = useStyles2(getStyles);
  return <a className={styles.link} href={podLink(source, uid)}>{`${namespace} / ${pod}`}</a>;
}

const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  return { link: css({ color: colors.text.link, overflowWrap: 'anywhere', '&:hover': { textDecoration: 'underline' }, '&:focus-visible': { outline: `2px solid ${colors.primary.border}`, outlineOffset: 2 } }) };
};
