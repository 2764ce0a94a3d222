import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { hatched, ownerColours, paletteOf } from './palette';

export const AXIS_PX = 26;
export const STRIP_PX = 30;
export const TOOLS_PX = 40;

export type Styles = ReturnType<typeof getStyles>;

export const getStyles = (theme: GrafanaTheme2) => {
  const colors = paletteOf(theme);
  const owners = ownerColours(theme);
  const border = `1px solid ${colors.border.weak}`;
  // On the tint of a selected row quiet letters would be too faint.
  const quiet = `var(--waterfall-quiet, ${colors.text.secondary})`;
  const fill = (owner: keyof typeof owners) => css({ backgroundColor: owners[owner].fill });
  const chipOf = (owner: keyof typeof owners) => css({ background: owners[owner].fill, color: owners[owner].text });
  return {
    all: css({ display: 'flex', flexDirection: 'column', position: 'relative', fontSize: 12, lineHeight: '16px', color: colors.text.primary, fontVariantNumeric: 'tabular-nums', minWidth: 0 }),
    tools: css({ height: TOOLS_PX, display: 'flex', alignItems: 'center', gap: theme.spacing(1), flexShrink: 0, minWidth: 0, paddingRight: 4 }),
    grow: css({ flex: 1, minWidth: 0 }),
    legend: css({ display: 'flex', gap: theme.spacing(0.5, 2), alignItems: 'center', overflow: 'hidden', whiteSpace: 'nowrap', minWidth: 0, padding: '0 12px', margin: 0, listStyle: 'none' }),
    legendItem: css({ display: 'inline-flex', gap: 4, alignItems: 'center', color: colors.text.secondary, b: { color: colors.text.primary, fontWeight: theme.typography.fontWeightRegular } }),
    chip: css({ display: 'inline-block', width: 16, height: 16, borderRadius: 3, fontSize: 10, lineHeight: '16px', textAlign: 'center', fontWeight: 600, flexShrink: 0 }),
    chips: { platform: chipOf('platform'), dependency: chipOf('dependency'), user: chipOf('user'), unknown: chipOf('unknown') },
    noChip: css({ color: quiet }),
    line: css({ display: 'flex', alignItems: 'stretch', flexShrink: 0 }),
    axis: css({ height: AXIS_PX, borderBottom: border, borderTop: border, color: colors.text.secondary }),
    strip: css({ height: STRIP_PX, borderBottom: border, fontWeight: theme.typography.fontWeightMedium }),
    label: css({ display: 'flex', alignItems: 'center', gap: 6, overflow: 'hidden', whiteSpace: 'nowrap', flexShrink: 0, boxSizing: 'border-box', position: 'relative' }),
    name: css({ overflow: 'hidden', textOverflow: 'ellipsis' }),
    sub: css({ color: quiet, overflow: 'hidden', textOverflow: 'ellipsis', flexShrink: 4 }),
    caret: css({ width: 12, flexShrink: 0, textAlign: 'center', color: colors.text.secondary, cursor: 'pointer' }),
    length: css({ display: 'flex', alignItems: 'center', justifyContent: 'flex-end', flexShrink: 0, boxSizing: 'border-box', paddingRight: 12, whiteSpace: 'nowrap' }),
    quiet: css({ color: quiet }),
    lane: css({ position: 'relative', flexShrink: 0, borderLeft: border, boxSizing: 'border-box', overflow: 'hidden' }),
    tick: css({ position: 'absolute', top: 5, transform: 'translateX(-50%)', whiteSpace: 'nowrap' }),
    tickFirst: css({ transform: 'translateX(4px)' }),
    foldWords: css({ position: 'absolute', top: 4, transform: 'translateX(-50%)', whiteSpace: 'nowrap', color: colors.text.primary, background: 'none', border: 0, padding: '1px 4px', fontSize: 12, lineHeight: '16px', cursor: 'pointer', '&:hover': { textDecoration: 'underline' } }),
    nowWord: css({ position: 'absolute', top: 5, transform: 'translateX(-50%)', padding: '0 5px', borderRadius: 3, background: colors.text.primary, color: colors.background.primary, zIndex: 2 }),
    body: css({ position: 'relative', flexShrink: 0 }),
    scroller: css({ position: 'absolute', inset: 0, overflowY: 'auto', overflowX: 'hidden', scrollbarWidth: 'thin', scrollbarGutter: 'stable', '&:focus-visible': { outline: `2px solid ${colors.primary.border}`, outlineOffset: -2 }, '&:focus-visible [data-active]': { boxShadow: `inset 3px 0 0 ${colors.primary.border}` } }),
    back: css({ position: 'absolute', top: 0, bottom: 0, pointerEvents: 'none', overflow: 'hidden' }),
    grid: css({ position: 'absolute', top: 0, bottom: 0, width: 1, background: colors.border.weak }),
    future: css({ position: 'absolute', top: 0, bottom: 0, background: colors.background.canvas }),
    nowLine: css({ position: 'absolute', top: 0, bottom: 0, width: 1, background: colors.text.primary }),
    fold: css({ position: 'absolute', top: 0, bottom: 0, boxSizing: 'border-box', background: colors.background.primary, opacity: 0.62 }),
    foldEdges: css({ position: 'absolute', top: 0, bottom: 0, boxSizing: 'border-box', borderLeft: `1px dashed ${colors.text.secondary}`, borderRight: `1px dashed ${colors.text.secondary}` }),
    gap: css({ position: 'absolute', top: 0, bottom: 0, boxSizing: 'border-box', borderLeft: `1px solid ${owners.unknown.fill}`, borderRight: `1px solid ${owners.unknown.fill}`, backgroundImage: hatched(owners.unknown.fill), opacity: 0.5 }),
    cross: css({ position: 'absolute', top: 0, bottom: 0, width: 1, background: colors.text.secondary, opacity: 0.8, display: 'none' }),
    crossWords: css({ position: 'absolute', top: 0, height: AXIS_PX - 2, display: 'none', alignItems: 'center', padding: '0 6px', background: colors.background.secondary, color: colors.text.primary, whiteSpace: 'nowrap', zIndex: 3, borderRadius: 3 }),
    row: css({ position: 'absolute', left: 0, right: 0, top: 0, display: 'flex', contain: 'strict', cursor: 'default' }),
    hovered: css({ background: colors.action.hover, '--waterfall-quiet': colors.text.primary }),
    selected: css({ background: colors.action.selected, '--waterfall-quiet': colors.text.primary }),
    bar: css({ position: 'absolute', borderRadius: 2, overflow: 'hidden' }),
    barText: css({ backgroundColor: colors.text.secondary }),
    fills: { platform: fill('platform'), dependency: fill('dependency'), user: fill('user'), unknown: css({ backgroundImage: hatched(owners.unknown.fill), boxShadow: `inset 0 0 0 1px ${owners.unknown.fill}` }) },
    wait: css({ position: 'absolute', opacity: 0.42 }),
    off: css({ opacity: 0.45 }),
    openEnd: css({ borderTopRightRadius: 0, borderBottomRightRadius: 0 }),
    pale: css({ position: 'absolute', top: 0, bottom: 0, background: colors.background.primary, opacity: 0.68 }),
    whisker: css({ position: 'absolute', height: 8, boxSizing: 'border-box', borderLeft: `1px solid ${colors.text.primary}`, borderRight: `1px solid ${colors.text.primary}`, '&::after': { content: '""', position: 'absolute', left: 0, right: 0, top: 3, height: 2, background: colors.text.primary } }),
    instant: css({ position: 'absolute', width: 2, background: colors.text.primary }),
    connector: css({ position: 'absolute', width: 1, background: colors.text.secondary, opacity: 0.7, pointerEvents: 'none' }),
    failed: css({ position: 'absolute', width: 12, height: 12, transform: 'translate(-50%, 0)', borderRadius: '50%', background: colors.background.primary, color: colors.error.text, fontSize: 13, lineHeight: '12px', textAlign: 'center' }),
    note: css({ position: 'absolute', display: 'inline-flex', alignItems: 'center', gap: 4, whiteSpace: 'nowrap', color: quiet }),
    inside: css({ borderRadius: 2, padding: '0 4px', lineHeight: '12px', height: 12, marginTop: 2 }),
    code: css({ fontFamily: theme.typography.fontFamilyMonospace, fontSize: 11 }),
    evidence: css({ position: 'absolute', width: 16, height: 16, borderRadius: '50%', boxSizing: 'border-box', border: `1px solid ${colors.text.secondary}`, background: colors.background.primary, color: colors.text.primary, fontSize: 10, lineHeight: '14px', textAlign: 'center', fontWeight: 600, zIndex: 1 }),
    evidenceOn: css({ background: colors.text.primary, color: colors.background.primary }),
    nextBox: css({ position: 'absolute', boxSizing: 'border-box', border: `1px dashed ${colors.text.secondary}` }),
    spent: css({ position: 'absolute', top: 0, bottom: 0, width: 2, background: colors.error.main }),
    spentWords: css({ position: 'absolute', top: 7, padding: '0 4px', background: colors.background.primary, color: colors.error.text, whiteSpace: 'nowrap', borderRadius: 2 }),
    outside: css({ position: 'absolute', top: 0, bottom: 0, background: colors.background.primary, opacity: 0.6, pointerEvents: 'none' }),
    window: css({ position: 'absolute', top: 2, bottom: 2, boxSizing: 'border-box', border: `1px solid ${colors.text.primary}`, borderRadius: 2, pointerEvents: 'none' }),
    handle: css({ position: 'absolute', right: 0, top: 0, bottom: 0, width: 7, cursor: 'col-resize', touchAction: 'none', '&:hover, &:focus-visible': { background: colors.border.strong } }),
    empty: css({ padding: theme.spacing(2), color: colors.text.secondary }),
    tip: css({ position: 'fixed', width: 372, maxWidth: 'calc(100vw - 16px)', boxSizing: 'border-box', zIndex: theme.zIndex.tooltip, background: colors.background.secondary, border: `1px solid ${colors.border.strong}`, borderRadius: theme.shape.radius.default, boxShadow: theme.shadows.z3, fontSize: 12, lineHeight: '18px', color: colors.text.primary, fontVariantNumeric: 'tabular-nums' }),
    tipSheet: css({ left: '0 !important', right: 0, bottom: 0, top: 'auto !important', width: '100%', maxWidth: '100%', borderRadius: 0 }),
    tipHead: css({ display: 'flex', alignItems: 'center', gap: 8, padding: '10px 12px', borderBottom: border, fontWeight: theme.typography.fontWeightMedium }),
    tipFacts: css({ display: 'grid', gridTemplateColumns: 'max-content 1fr', gap: '2px 12px', margin: 0, padding: '8px 12px', dt: { color: colors.text.secondary, fontWeight: theme.typography.fontWeightRegular }, dd: { margin: 0, overflowWrap: 'anywhere' }, 'dd i': { fontStyle: 'normal', color: colors.text.secondary } }),
    tipFoot: css({ color: colors.text.secondary, margin: 0, padding: '0 12px 10px' }),
    table: css({ overflow: 'auto', flex: 1, minHeight: 0, '& table': { width: '100%', borderCollapse: 'collapse' }, 'th, td': { textAlign: 'left', padding: '4px 8px', borderBottom: border, whiteSpace: 'nowrap' }, th: { position: 'sticky', top: 0, background: colors.background.primary, color: colors.text.secondary, fontWeight: theme.typography.fontWeightMedium }, '&:focus-visible': { outline: `2px solid ${colors.primary.border}`, outlineOffset: -2 } }),
    canvas: css({ position: 'absolute', left: 0, display: 'block' }),
  };
};
