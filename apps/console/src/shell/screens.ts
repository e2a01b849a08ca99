import { type ComponentType, lazy, type LazyExoticComponent } from 'react';
import type { Permission } from '@app/contracts';
import type { TextName } from '../language/texts.js';

/** A screen of the navigation: its address, its letter after g, and who may open it. Its code comes when it is opened. */
export interface Screen {
  readonly name: TextName;
  readonly path: string;
  readonly letter: string;
  readonly needs: Permission;
  readonly show: LazyExoticComponent<ComponentType>;
}

export const screens: readonly Screen[] = [
  { name: 'home', path: '/', letter: 'h', needs: 'events:read', show: lazy(() => import('../home/home.screen.js')) },
  { name: 'events', path: '/events', letter: 'e', needs: 'events:read', show: lazy(() => import('../events/events.screen.js')) },
  { name: 'entities', path: '/entities', letter: 'p', needs: 'entities:read', show: lazy(() => import('../entities/entities.screen.js')) },
  { name: 'devices', path: '/devices', letter: 'd', needs: 'devices:read', show: lazy(() => import('../devices/devices.screen.js')) },
  { name: 'queues', path: '/queues', letter: 'q', needs: 'queues:read', show: lazy(() => import('../queues/queues.screen.js')) },
  { name: 'settings', path: '/settings', letter: 's', needs: 'settings:read', show: lazy(() => import('../settings/settings.screen.js')) },
];

/** Screens about one thing, reached from a list. */
export const details: readonly Omit<Screen, 'letter' | 'name'>[] = [
  { path: '/events/:id', needs: 'events:read', show: lazy(() => import('../events/event.screen.js')) },
  { path: '/settings/:part', needs: 'settings:read', show: lazy(() => import('../settings/settings.screen.js')) },
  { path: '/entities/:id', needs: 'entities:read', show: lazy(() => import('../entities/entity.screen.js')) },
];
