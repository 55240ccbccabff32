import { isAppError } from '../../domain/errors';
import { loadConfig } from '../config';
import { observeSettings } from './observed-settings';

/** What is wrong with the settings of this environment, as the next start of a host would find it. No value is in it. */
export function checkSettings(env: Readonly<Record<string, string | undefined>>): {
  readonly problems: readonly string[];
  readonly unread: readonly string[];
} {
  // The embedded host gives its app these two.
  const settings = observeSettings({ LOCAL_SERVICEBUS_URL: 'http://127.0.0.1', LOCAL_SERVICEBUS_KEY: 'key', ...env });
  try {
    loadConfig(settings.env);
    return { problems: [], unread: settings.unread() };
  } catch (error) {
    const details = isAppError(error) ? error.details['problems'] : undefined;
    const problems = Array.isArray(details) ? details.map(String) : [String(error)];
    return { problems, unread: [] };
  }
}
