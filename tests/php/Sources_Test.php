<?php
/**
 * What the plugin's sources must and must not hold.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use PHPUnit\Framework\TestCase;

/** Reads every PHP file of the plugin (docs/threats.md A07, A37, A44; rules that no other tool checks). */
final class Sources_Test extends TestCase {

	/** The plugin's PHP files by their path. */
	public function sources(): array {
		$top   = WP_PLUGIN_DIR . '/veranda';
		$cases = array();
		$files = new \RecursiveIteratorIterator( new \RecursiveDirectoryIterator( "$top/includes", \FilesystemIterator::SKIP_DOTS ) );
		foreach ( array( "$top/veranda.php", "$top/uninstall.php", ...array_keys( iterator_to_array( $files ) ) ) as $path ) {
			$cases[ substr( $path, strlen( $top ) + 1 ) ] = array( substr( $path, strlen( $top ) + 1 ), (string) file_get_contents( $path ) );
		}
		return $cases;
	}

	/**
	 * @dataProvider sources
	 * @param string $path   Which file.
	 * @param string $source Its text.
	 */
	public function test_a_source_keeps_to_the_rules( string $path, string $source ): void {
		self::assertStringContainsString( "declare( strict_types=1 );\n", $source );
		self::assertMatchesRegularExpression( "/\n\nnamespace Veranda[^;]*;\n(.*\n)*?\ndefined\( 'ABSPATH' \) \|\| exit;\n/", $source, 'The guard comes before anything that runs.' );
		$code = $this->without_comments( $source );

		self::assertDoesNotMatchRegularExpression( '/\b(un)?serialize\s*\(|\bmaybe_unserialize\b|\beval\s*\(|\bextract\s*\(|\bassert\s*\(/', $code );
		self::assertDoesNotMatchRegularExpression( '/\b(curl_\w+|file_put_contents|fopen|error_log|var_dump|print_r)\s*\(/', str_replace( 'curl_setopt( $handle, CURLOPT_RESOLVE,', '', $code ) );
		self::assertDoesNotMatchRegularExpression( '/__return_true|is_admin\(\)\s*&&|wp_ajax_|admin_post_|\bwp_salt\b|AUTH_KEY/', $code );
		self::assertDoesNotMatchRegularExpression( '/\bwp_redirect\s*\(|[\'"]Location:|\bredirect_to\b/i', $code, 'Nobody is sent to an address that a request names (A54).' );
		self::assertDoesNotMatchRegularExpression( '/localhost:|127\.0\.0\.1/', $code, 'No address of this machine.' );
		self::assertDoesNotMatchRegularExpression( '/[\'"][0-9a-fA-F]{32,}[\'"]/', $code, 'No secret in the sources.' );
		if ( 'includes/Database/Connection.php' !== $path ) {
			self::assertDoesNotMatchRegularExpression( '/\$wpdb\b|\bwpdb\b|->(query|prepare|get_var|get_row|get_col|get_results)\(/', $code, 'Only Connection talks to wpdb.' );
			self::assertDoesNotMatchRegularExpression( '/->(run|value|column|rows)\(\s*(?:[^\'\s)]|\'[^\']*\'\s*\.)/', preg_replace( '/->(check|migrator|lifecycle|run)->run\(\)/', '', str_replace( '->run()', '', $code ) ), 'A statement is one literal text.' );
		}
	}

	/**
	 * @dataProvider sources
	 * @param string $path   Which file.
	 * @param string $source Its text.
	 */
	public function test_what_wordpress_stores_escaped_is_decoded_where_it_is_read( string $path, string $source ): void {
		$fields = '/->(display_name|user_email|nickname|first_name|last_name|user_login|user_nicename|post_title)\b|\'(blogname|blogdescription)\'|\b(get_the_title|single_post_title|the_title|wp_get_document_title|get_the_author\w*|translate_user_role|get_term_field)\s*\(|get_bloginfo\(\s*\'(name|description)\'|->role_names\b/';
		foreach ( explode( "\n", $this->without_comments( $source ) ) as $line ) {
			// Comparing two stored ones needs no decoding.
			$line = str_replace( '$user->user_email !== $before->user_email', '', $line );
			if ( 1 === preg_match( $fields, $line ) ) {
				self::assertStringContainsString( 'Text::from_wordpress(', $line, $path );
			}
		}
		self::assertDoesNotMatchRegularExpression( '/specialchars_decode|html_entity_decode/', 'includes/Text.php' === $path ? '' : $source, 'One way to do it.' );
	}

	/**
	 * @dataProvider sources
	 * @param string $path   Which file.
	 * @param string $source Its text.
	 */
	public function test_every_route_asks_for_permission( string $path, string $source ): void {
		self::assertSame( substr_count( $source, "'callback'            =>" ), preg_match_all( "/'permission_callback' => array\( \\\$this, '\w+_permissions_check' \)/", $source ), $path );
	}

	public function test_a_class_is_in_the_file_of_its_name(): void {
		foreach ( $this->sources() as list( $path, $source ) ) {
			if ( str_starts_with( $path, 'includes/' ) ) {
				self::assertMatchesRegularExpression( '/^(final |abstract )*(class|enum|interface) ' . basename( $path, '.php' ) . '\b/m', $source, $path );
				self::assertStringContainsString( 'namespace ' . rtrim( 'Veranda\\' . strtr( substr( dirname( $path ) . '/', strlen( 'includes/' ) ), '/', '\\' ), '\\' ) . ';', $source, $path );
			}
		}
	}

	public function test_the_version_is_the_same_everywhere(): void {
		$header = get_plugin_data( WP_PLUGIN_DIR . '/veranda/veranda.php', false, false );
		$readme = (string) file_get_contents( WP_PLUGIN_DIR . '/veranda/readme.txt' );

		self::assertSame( \Veranda\Plugin::VERSION, $header['Version'] );
		self::assertStringContainsString( "Stable tag: {$header['Version']}\n", $readme );
		self::assertStringContainsString( "Requires at least: {$header['RequiresWP']}\n", $readme );
		self::assertStringContainsString( "Requires PHP: {$header['RequiresPHP']}\n", $readme );
		self::assertSame( array( 'veranda', '/build/languages' ), array( $header['TextDomain'], $header['DomainPath'] ) );
		self::assertDirectoryExists( WP_PLUGIN_DIR . '/veranda' . $header['DomainPath'] );
	}

	public function test_the_launchers_sentences_are_printed_with_the_page(): void {
		$folder = __DIR__ . '/../../plugin';
		$loader = (string) file_get_contents( "$folder/includes/Frontend/Widget_Loader.php" );
		$script = file_get_contents( "$folder/widget/src/index.ts" ) . file_get_contents( "$folder/widget/src/launcher/launcher.ts" );
		self::assertGreaterThan( 0, preg_match_all( "/\\b__\( ('[^']+'), 'veranda' \)/", $script, $sentences ) );

		foreach ( $sentences[1] as $sentence ) {
			self::assertStringContainsString( "__( $sentence, 'veranda' )", $loader, 'Before the chat is opened, no translations are fetched.' );
		}
	}

	private function without_comments( string $source ): string {
		$code = '';
		foreach ( token_get_all( $source ) as $token ) {
			$code .= is_array( $token ) && in_array( $token[0], array( T_COMMENT, T_DOC_COMMENT ), true ) ? '' : ( is_array( $token ) ? $token[1] : $token );
		}
		return $code;
	}
}
