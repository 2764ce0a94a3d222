// Images and registries, in Simplified Chinese.
import type { IMAGE } from '../image';
import type { TextsOf } from '../entry';

export const IMAGE_ZH: TextsOf<typeof IMAGE> = {
  IMAGE: {
    says: '容器镜像[ {image} ]无法就绪到节点上。',
    steps: ['查看容器运行时对该镜像的报错。'],
  },
  IMAGE_PULL: {
    says: '[镜像 {image} |镜像]拉取失败。',
    steps: ['查看镜像仓库返回的错误。'],
  },
  IMAGE_NAME_INVALID: {
    says: '[镜像名 {image} |镜像名]格式不合法。',
    steps: ['改正镜像引用：不能有大写字母、空格，冒号后标签不能为空。'],
  },
  IMAGE_NEVER_PULL_ABSENT: {
    says: '节点上没有镜像[ {image}]，而拉取策略 Never 禁止拉取。',
    steps: ['预先将镜像加载到节点，或改用 imagePullPolicy: IfNotPresent。'],
  },
  IMAGE_PULL_NODE_QPS: {
    says: '节点拉取镜像的频率超过了 kubelet 的限制。',
    steps: ['调高 kubelet 的 registryPullQPS 与 registryBurst，或错开启动时间。'],
  },
  IMAGE_PULL_SIGNATURE: {
    says: '[镜像 {image} |镜像]的签名不符合节点的签名策略。',
    steps: ['使用策略信任的密钥为镜像签名，或换用已签名的镜像。'],
  },
  IMAGE_PULL_RATE_LIMITED: {
    says: '镜像仓库限流，[镜像 {image} |镜像]暂时无法拉取。',
    steps: [
      '等待限流窗口重置，kubelet 会自动重试。',
      '使用账号拉取，或配置自己的镜像缓存或代理仓库。',
    ],
  },
  IMAGE_PULL_PLATFORM_MISMATCH: {
    says: '[镜像 {image} |镜像]没有适配节点操作系统与架构的版本。',
    steps: ['构建多架构镜像，或用 kubernetes.io/arch 的 nodeSelector 将 Pod 限定在匹配的节点上。'],
  },
  IMAGE_PULL_SCHEMA_UNSUPPORTED: {
    says: '[镜像 {image} |镜像]的格式已不被容器运行时支持。',
    steps: ['以 OCI 或 Docker schema 2 格式重新构建并推送。'],
  },
  IMAGE_PULL_NO_SPACE: {
    says: '[节点 {node} |节点]磁盘已满，无法存放[镜像 {image}|镜像]。',
    steps: ['清理节点的镜像磁盘，或将节点排空。'],
  },
  IMAGE_PULL_TLS: {
    says: '节点不信任镜像仓库的证书。',
    steps: ['更新证书，或在节点上安装其 CA。'],
  },
  IMAGE_PULL_PLAIN_HTTP: {
    says: '镜像仓库使用 HTTP，而节点要求 HTTPS。',
    steps: ['为镜像仓库启用 TLS，或在节点运行时中将其配置为非安全仓库。'],
  },
  IMAGE_PULL_DNS: {
    says: '[节点 {node} |节点]无法解析镜像仓库的域名。',
    steps: ['检查镜像中的仓库域名以及节点的 DNS 配置。'],
  },
  IMAGE_PULL_PROXY: {
    says: '[节点 {node} |节点]访问镜像仓库所用的代理拒绝连接或出错。',
    steps: ['检查代理服务以及节点运行时的代理配置。'],
  },
  IMAGE_PULL_CORRUPT: {
    says: '[镜像 {image} |镜像]下载的内容与摘要不符。',
    steps: [
      '清除节点上的镜像缓存后重新拉取。',
      '若反复出现，检查镜像仓库存储与中间代理。',
    ],
  },
  IMAGE_PULL_AMBIGUOUS_ACCESS: {
    says: '镜像仓库不提供[镜像 {image}|该镜像]：可能不存在，也可能没有拉取权限。',
    steps: [
      '先核对镜像名与标签。',
      '再检查 Pod 与其 ServiceAccount 的拉取凭证（imagePullSecrets）。',
    ],
  },
  IMAGE_PULL_UNAUTHORIZED: {
    says: '镜像仓库不接受拉取[镜像 {image} |镜像]所用的凭证。',
    steps: ['更新拉取凭证，并确认 Pod 或其 ServiceAccount 引用了它。'],
  },
  IMAGE_PULL_SECRET_MISSING: {
    says: 'Pod 引用的镜像拉取凭证（imagePullSecrets）不存在。',
    steps: ['在该命名空间创建该 Secret，或改正 imagePullSecrets。'],
  },
  IMAGE_PULL_NOT_FOUND: {
    says: '[镜像 {image} |该镜像]在镜像仓库中不存在。',
    steps: [
      '推送该镜像，或在工作负载中改正镜像名与标签。',
      '或回滚到上一个可用的版本。',
    ],
  },
  IMAGE_PULL_SHORTNAME: {
    says: '节点无法确定镜像短名[ {n} ]对应哪个镜像仓库。',
    steps: ['使用完整镜像名：仓库地址/镜像:标签。'],
  },
  IMAGE_PULL_REGISTRY_UNAVAILABLE: {
    says: '镜像仓库返回服务端错误。',
    steps: ['检查镜像仓库自身的健康状况；kubelet 会自动重试。'],
  },
  IMAGE_PULL_CONNECT: {
    says: '[节点 {node} |节点]无法连接镜像仓库。',
    steps: ['检查镜像仓库是否运行，以及节点到仓库的防火墙、NAT 与路由。'],
  },
  IMAGE_PULL_INTERRUPTED: {
    says: '[镜像 {image} |镜像]下载中断。',
    steps: ['等待下次重试；若反复中断，检查中间的代理与负载均衡。'],
  },
  IMAGE_PULL_TIMEOUT: {
    says: '拉取[镜像 {image} |镜像]时镜像仓库响应超时。',
    steps: ['检查节点与镜像仓库之间的网络以及仓库负载。'],
  },
  IMAGE_PULL_UNKNOWN: {
    says: '[镜像 {image} |镜像]拉取失败，报错中未说明原因。',
    steps: ['查看容器运行时的报错。'],
  },
  IMAGE_PULL_QUEUED: {
    says: '镜像拉取在[节点 {node} |节点]上排队，等待其他镜像拉取完成。',
    steps: ['允许并行拉取（serializeImagePulls: false），或提前预热镜像。'],
  },
  IMAGE_PULL_LARGE: {
    says: '[镜像 {image} |镜像]过大[（{size}）]，拉取时间主要耗在体积上。',
    steps: ['精简镜像，或提前在节点上预热。'],
  },
  IMAGE_PULL_SLOW: {
    says: '镜像仓库传输[镜像 {image} |镜像]的速度远低于平常。',
    steps: ['检查镜像仓库负载以及它与节点之间的网络。'],
  },
  IMAGE_PULL_COLD: {
    says: '节点上没有该镜像，需要先拉取。',
    steps: ['属正常现象；提前预热镜像可节省这段时间。'],
  },
  IMAGE_INSPECT_FAILED: {
    says: '[节点 {node} |节点]的容器运行时无法读取本地镜像存储。',
    steps: ['查看节点上运行时的日志与镜像磁盘。'],
  },
};
