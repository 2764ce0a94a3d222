// Words for what the backend says in codes of its own.
import { t } from '../../waterfall/t';

export function ownerWord(owner: string): string {
  switch (owner) {
    case 'platform':
      return t('owner.platform', 'Platform');
    case 'dependency':
      return t('owner.dependency', 'Dependency');
    case 'user':
      return t('owner.user', 'User');
    default:
      return t('owner.unknown', 'Unknown');
  }
}
