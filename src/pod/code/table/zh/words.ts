// Words around the texts, in Simplified Chinese.
import type { Words } from '../entry';

export const WORDS_ZH: Words = {
  probes: { startup: '启动', readiness: '就绪', liveness: '存活' },
  categories: {
    resources: '资源超用', configuration: '配置错误', image: '镜像与镜像仓库', network: '网络', storage: '存储', scheduling: '调度与容量', device: '设备', node: '节点与运行时健康', 'control-plane': '控制面',
    policy: '准入与策略', application: '应用', readiness: '探针与就绪', deletion: '驱逐与删除', rollout: '发布与任务', observation: '观测',
  },
};
