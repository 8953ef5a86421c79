<?php
/**
 * Sets the language of the site: {locale}, empty for English. WordPress's own texts stay in English, but pages run in the
 * language's direction: a language counts as installed as soon as it has a file.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Environment;

require dirname( __DIR__, 2 ) . '/scripts/environment/php/load.php';

$wanted = read_input()['locale'];
if ( '' !== $wanted ) {
	$messages = 'ar' === $wanted ? array( "text direction\4ltr" => 'rtl' ) : array();
	wp_mkdir_p( WP_LANG_DIR );
	file_put_contents( WP_LANG_DIR . "/$wanted.l10n.php", '<?php return ' . var_export( array( 'messages' => $messages ), true ) . ';' );
	// Which languages are installed was looked up before.
	wp_cache_flush();
}
update_option( 'WPLANG', $wanted );
if ( get_option( 'WPLANG' ) !== $wanted ) {
	throw new \RuntimeException( 'WordPress did not take the language.' );
}
answer( null );
