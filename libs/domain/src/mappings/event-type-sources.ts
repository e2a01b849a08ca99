import { eventTypes, type EventTypeCode } from '../event-types/catalogue.js';

/** What sites do beyond the built-in types of a bank: names that only mappings lead to. */
export const siteEventTypes = ['REGISTRATION', 'PASSWORD_RESET', 'EMAIL_CONFIRMATION', 'PURCHASE', 'PURCHASE_FAILED', 'PROMO_REDEEM', 'REFERRAL'] as const;

/** What analyzers understand of what somebody did. */
export type CanonicalEventType = EventTypeCode | (typeof siteEventTypes)[number];

export const canonicalEventTypes: readonly CanonicalEventType[] = [...eventTypes.map(({ code }) => code), ...siteEventTypes];

/** The names that most customers use. One spelling of each is enough: case and separators make no difference. */
export const eventTypeSources: Readonly<Partial<Record<CanonicalEventType, readonly string[]>>> = {
  LOGIN_SUCCESS: ['login', 'user.login', 'user.logged_in', 'logged_in', 'login_succeeded', 'signin', 'user.signin', 'signed_in', 'session.created', 'authenticated'],
  LOGIN_FAILED: ['login_failure', 'login_error', 'failed_login', 'user.login_failed', 'signin_failed', 'user.signin_failed', 'sign_in_failure', 'invalid_password', 'wrong_password'],
  LOGOUT: ['user.logout', 'logged_out', 'signout', 'user.signout', 'signed_out', 'session.ended'],
  REGISTRATION: ['register', 'registered', 'user.registered', 'signup', 'user.signup', 'signed_up', 'user.created', 'account_created', 'create_account'],
  PASSWORD_RESET: ['user.password_reset', 'reset_password', 'password_reset_request', 'password_reset_requested', 'forgot_password', 'password_recovery'],
  PASSWORD_CHANGE: ['password_changed', 'change_password', 'user.password_change', 'user.password_changed', 'password_update', 'password_updated', 'update_password'],
  PASSWORD_CHANGE_FAILED: ['password_change_failure', 'change_password_failed'],
  EMAIL_CHANGE: ['email_changed', 'change_email', 'user.email_changed', 'email_update', 'email_updated', 'update_email'],
  PHONE_CHANGE: ['phone_changed', 'change_phone', 'user.phone_changed', 'phone_update', 'phone_updated', 'update_phone'],
  PIN_CHANGE: ['pin_changed', 'change_pin', 'pin_updated'],
  EMAIL_CONFIRMATION: ['email_confirmed', 'confirm_email', 'user.email_confirmed', 'email_verified', 'email_verification', 'verify_email'],
  PROFILE_UPDATED: ['profile_update', 'update_profile', 'user.updated', 'user.profile_updated', 'profile_change', 'profile_changed', 'account_updated'],
  PURCHASE: ['purchased', 'purchase_completed', 'checkout', 'checkout_completed', 'order', 'order.created', 'order_placed', 'order_completed', 'payment', 'payment_succeeded'],
  PURCHASE_FAILED: ['purchase_failure', 'checkout_failed', 'payment_failed', 'payment_declined', 'card_declined'],
  PROMO_REDEEM: ['promo_redeemed', 'promo_code', 'redeem_promo', 'coupon_redeemed', 'coupon_applied', 'redeem_coupon', 'voucher_redeemed', 'bonus_claimed'],
  REFERRAL: ['referred', 'referral_used', 'referral_code', 'referral_completed', 'invite_accepted', 'invitation_accepted'],
  TRANSFER_SUCCESS: ['transfer', 'transfer_completed', 'transfer_succeeded', 'money_sent', 'send_money', 'withdrawal', 'payout'],
  TRANSFER_FAILED: ['transfer_failure', 'transfer_rejected', 'withdrawal_failed'],
  TRANSFER_SCHEDULED: ['schedule_transfer', 'scheduled_transfer'],
  BALANCE_CHECK: ['balance_view', 'balance_viewed', 'view_balance'],
  DEVICE_ADDED: ['add_device', 'new_device', 'device_registered'],
  DEVICE_DELETED: ['delete_device', 'device_removed', 'remove_device'],
  NAVIGATION: ['page_view', 'page_viewed', 'screen_view', 'screen_viewed', 'page'],
};
