// What could not be heard, in Simplified Chinese.
import type { OBS } from '../obs';
import type { TextsOf } from '../entry';

export const OBS_ZH: TextsOf<typeof OBS> = {
  OBS: {
    says: '部分过程未能被观测到。',
    steps: ['查看采集器的观测情况。'],
  },
  OBS_GAP: {
    says: '采集器有一段时间没有接收到数据。',
    steps: ['查看采集器的覆盖情况。'],
  },
  OBS_EVENTS_MISSING: {
    says: '缺少该 Pod 的部分事件，因此部分时间不够精确。',
    steps: ['无需处理；事件可能已过期或在源头被限流。'],
  },
};
