// What is looked at, as the address has it: zoom=FROM_TO in milliseconds, time=clock, fold=0, whole=1.
import type { View } from '../../../../waterfall/view';

type Params = Readonly<Record<string, string>>;

export function viewOf(params: Params): Pick<View, 'time' | 'fold' | 'whole'> & Partial<Pick<View, 'zoom'>> {
  const [, from, to] = /^(-?\d+)_(-?\d+)$/.exec(params['zoom'] ?? '') ?? [];
  const zoom = from === undefined || to === undefined ? {} : { zoom: [Number(from), Number(to)] as const };
  return { time: params['time'] === 'clock' ? 'clock' : 'rel', fold: params['fold'] !== '0', whole: params['whole'] === '1', ...zoom };
}

export function paramsOfView({ zoom, time, fold, whole }: Pick<View, 'time' | 'fold' | 'whole'> & Partial<Pick<View, 'zoom'>>): Readonly<Record<string, string | undefined>> {
  return { zoom: zoom === undefined ? undefined : zoom.join('_'), time: time === 'clock' ? 'clock' : undefined, fold: fold ? undefined : '0', whole: whole ? '1' : undefined };
}
