import type { Route } from '@quartet/http';
import { createServiceApp } from '@quartet/service';
import type { Express } from 'express';
import type { Deps } from './deps.ts';
import { changeMe, changeMeOperation } from './endpoints/change-me.ts';
import { changePassword, changePasswordOperation } from './endpoints/change-password.ts';
import { changeRole, changeRoleOperation } from './endpoints/change-role.ts';
import { deleteMe, deleteMeOperation } from './endpoints/delete-me.ts';
import { describeIssuer, describeIssuerOperation } from './endpoints/describe-issuer.ts';
import { getMe, getMeOperation } from './endpoints/get-me.ts';
import { getUser, getUserOperation } from './endpoints/get-user.ts';
import { listUsers, listUsersOperation } from './endpoints/list-users.ts';
import { logIn, logInOperation } from './endpoints/log-in.ts';
import { logOut, logOutOperation } from './endpoints/log-out.ts';
import { publishKeys, publishKeysOperation } from './endpoints/publish-keys.ts';
import {
  publishRevocations,
  publishRevocationsOperation,
} from './endpoints/publish-revocations.ts';
import { refresh, refreshOperation } from './endpoints/refresh.ts';
import { register, registerOperation } from './endpoints/register.ts';

export const routes: readonly Route<Deps>[] = [
  ['GET', '/api/users/.well-known/jwks.json', publishKeys, publishKeysOperation],
  [
    'GET',
    '/api/users/.well-known/revocations.json',
    publishRevocations,
    publishRevocationsOperation,
  ],
  ['GET', '/api/users/.well-known/openid-configuration', describeIssuer, describeIssuerOperation],
  ['POST', '/api/users', register, registerOperation],
  ['POST', '/api/users/login', logIn, logInOperation],
  ['POST', '/api/users/token', refresh, refreshOperation],
  ['POST', '/api/users/logout', logOut, logOutOperation],
  ['GET', '/api/users/me', getMe, getMeOperation],
  ['PATCH', '/api/users/me', changeMe, changeMeOperation],
  ['DELETE', '/api/users/me', deleteMe, deleteMeOperation],
  ['POST', '/api/users/me/password', changePassword, changePasswordOperation],
  ['GET', '/api/users', listUsers, listUsersOperation],
  ['GET', '/api/users/:id', getUser, getUserOperation],
  ['PATCH', '/api/users/:id/role', changeRole, changeRoleOperation],
];

export function createApp(deps: Deps): Express {
  return createServiceApp('users', routes, deps);
}
