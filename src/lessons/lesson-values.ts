// What the tokens of several lessons have in common.

export const MINUTE = 60;
export const ISSUER = 'https://login.shop.example';
export const SHOP_API = 'https://api.shop.example';

/** Long enough for HS512 (RFC 7518 §3.2). Nothing but lessons is signed with it. */
export const LESSON_SECRET = 'The secret of a lesson: all can read it, so use it nowhere else.';
