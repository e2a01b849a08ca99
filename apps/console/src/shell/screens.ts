import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import type { Permission } from '@app/contracts';
import { alertKeys } from '../alerts/alert-keys.js';
import type { TextName } from '../language/texts.js';

/** A screen of the navigation: its address, its letter after g, and who may open it. Its code comes when it is opened. */
export interface Screen {
  readonly name: TextName;
  readonly path: string;
  readonly letter: string;
  readonly needs: Permission;
  /** Keys of its own, for the help. */
  readonly keys?: readonly (readonly [key: string, does: TextName])[];
  readonly show: LazyExoticComponent<ComponentType>;
}

export const screens: readonly Screen[] = [
  { name: 'home', path: '/', letter: 'h', needs: 'events:read', show: lazy(() => import('../home/home.screen.js')) },
  { name: 'events', path: '/events', letter: 'e', needs: 'events:read', show: lazy(() => import('../events/events.screen.js')) },
  { name: 'entities', path: '/entities', letter: 'p', needs: 'entities:read', show: lazy(() => import('../entities/entities.screen.js')) },
  { name: 'alerts', path: '/alerts', letter: 'a', needs: 'alerts:read', keys: alertKeys, show: lazy(() => import('../alerts/alerts.screen.js')) },
  { name: 'devices', path: '/devices', letter: 'd', needs: 'devices:read', show: lazy(() => import('../devices/devices.screen.js')) },
  { name: 'rules', path: '/rules', letter: 'r', needs: 'rules:read', show: lazy(() => import('../rules/list/rules.screen.js')) },
  { name: 'webhooks', path: '/webhooks', letter: 'w', needs: 'webhooks:read', show: lazy(() => import('../webhooks/webhooks.screen.js')) },
  { name: 'queues', path: '/queues', letter: 'q', needs: 'queues:read', show: lazy(() => import('../queues/queues.screen.js')) },
  { name: 'settings', path: '/settings', letter: 's', needs: 'settings:read', show: lazy(() => import('../settings/settings.screen.js')) },
];

/** Screens about one thing, reached from a list. */
export const details: readonly Omit<Screen, 'letter' | 'name'>[] = [
  { path: '/events/:id', needs: 'events:read', show: lazy(() => import('../events/event.screen.js')) },
  { path: '/rules/packs', needs: 'rules:read', show: lazy(() => import('../rules/packs/packs.screen.js')) },
  { path: '/rules/:id', needs: 'rules:read', show: lazy(() => import('../rules/rule.screen.js')) },
  { path: '/settings/:part', needs: 'settings:read', show: lazy(() => import('../settings/settings.screen.js')) },
  { path: '/entities/:id', needs: 'entities:read', show: lazy(() => import('../entities/entity.screen.js')) },
  { path: '/alerts/:id', needs: 'alerts:read', keys: alertKeys.filter(([key]) => key !== 'x'), show: lazy(() => import('../alerts/alert.screen.js')) },
  { path: '/webhooks/deliveries/:id', needs: 'webhooks:read', show: lazy(() => import('../webhooks/delivery.screen.js')) },
  { path: '/webhooks/:id', needs: 'webhooks:read', show: lazy(() => import('../webhooks/endpoint.screen.js')) },
];
