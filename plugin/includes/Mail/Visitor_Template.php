<?php
/**
 * What a mail to a visitor says.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Mail;

defined( 'ABSPATH' ) || exit;

/**
 * A kind of mail to a visitor: it goes to the fact `email`, never to the site's people, and is written in the language of
 * the fact `locale` if the site has it.
 */
interface Visitor_Template extends Mail_Template {}
