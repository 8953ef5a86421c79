<?php
/**
 * The file with which the relay is started.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Auth\Site_Secret;
use Veranda\Relay\Environment_File;

/** Whatever the secret is, sh, systemd and docker read the same from the printed file. */
final class Environment_File_Test extends Rest_Test_Case {

	/** Secrets that people made. */
	public function secrets(): array {
		$secrets = array(
			'hash and dollar'  => 'Tz8#rQ!mV2kL9$wX4^bN7*eH1@jC5%pD0+gF3xY6~uZ',
			'all signs'        => 'k9$Hm#2q Zp"7\\vT&w!x(4)>u|B;n`y\'G^e~0{J}a=L/5+d%R*c?3@fW-8',
			'quotes'           => 'q4\'Wm7\\Rt2"Yp9 Kd5#Vb8$Nc1(Lx3)Hs6&Gj0|Fz',
			'digits'           => bin2hex( random_bytes( 32 ) ),
			'base64'           => 'Zm9v+YmFy/YmF6cXV4cXV1eGNvcmdlZ3JhdWx0Z2FycGx5==',
			'blanks around'    => ' ' . bin2hex( random_bytes( 16 ) ) . ' ',
			'a tilde first'    => '~' . bin2hex( random_bytes( 16 ) ),
			'a backslash last' => bin2hex( random_bytes( 16 ) ) . '\\',
			'in quotes'        => '"' . bin2hex( random_bytes( 16 ) ) . '"',
			'letters of all'   => 'Schlüssel-密码-🔑-Zażółć-Größe-0123',
		);
		return array_map( static fn( string $secret ): array => array( $secret ), $secrets );
	}

	/**
	 * @dataProvider secrets
	 * @param string $secret The secret.
	 */
	public function test_every_reader_gets_the_same_secret( string $secret ): void {
		update_option( Site_Secret::OPTION, $secret );
		update_option( Site_Secret::PREVIOUS_OPTION, strrev( bin2hex( $secret ) ) . '$1#' );
		wp_set_current_user( self::make_user( 'administrator' )->ID );

		$data = $this->call( 'POST', 'relay-environment' )->get_data();

		self::assertSame( $secret, $data['environment']['VERANDA_SECRET'] );
		foreach ( $this->readers() as $reader => $read ) {
			$read_values = self::decode( $read( $data['file'] ) );
			foreach ( $data['environment'] as $name => $value ) {
				self::assertSame( $value, $read_values[ $name ] ?? null, "$name for $reader" );
			}
		}
	}

	public function test_the_file_is_the_one_that_the_relay_is_tested_with(): void {
		$sample = json_decode( (string) file_get_contents( __DIR__ . '/../contract/samples/environment-file.json' ), true );

		$file = Environment_File::write( $sample['environment'] );

		foreach ( $this->readers() as $reader => $read ) {
			self::assertEqualsCanonicalizing( self::pairs( $sample['file'] ), self::pairs( $read( $file ) ), $reader );
		}
	}

	public function test_a_plain_value_is_printed_as_it_is_and_gaps_are_left(): void {
		self::assertSame( "A=a-b_c/d:1,2\nB=\n", Environment_File::write( array( 'A' => 'a-b_c/d:1,2', 'B' => '' ) ) );
	}

	/** The readers are told apart by what they make of a line with quotes. */
	public function test_the_readers_of_this_test_read_as_the_real_ones_do(): void {
		$lines    = "A='x y'\nB=\"a\\\$b\"\nC=c #d\n";
		$expected = array(
			'sh'      => array( 'A' => 'x y', 'B' => 'a$b', 'C' => 'c' ),
			'systemd' => array( 'A' => 'x y', 'B' => 'a$b', 'C' => 'c #d' ),
			'docker'  => array( 'A' => "'x y'", 'B' => '"a\\$b"', 'C' => 'c #d' ),
		);
		foreach ( $this->readers() as $reader => $read ) {
			self::assertEqualsCanonicalizing( self::pairs( $expected[ $reader ] ), self::pairs( $read( $lines ) ), $reader );
		}
	}

	/**
	 * Returns functions that read a file of variables.
	 *
	 * @return array<string, callable( string ): array<string, string>>
	 */
	private function readers(): array {
		return array(
			'sh'      => array( $this, 'read_as_sh' ),
			'systemd' => array( $this, 'read_as_systemd' ),
			'docker'  => array( $this, 'read_as_docker' ),
		);
	}

	/** Lets sh itself read, as the start command does. */
	public function read_as_sh( string $file ): array {
		$path = (string) tempnam( sys_get_temp_dir(), 'veranda-env-' );
		file_put_contents( $path, $file );
		$process = proc_open( array( 'sh', '-c', "set -a; . '$path'; exec env -0" ), array( 1 => array( 'pipe', 'w' ), 2 => array( 'pipe', 'w' ) ), $pipes, null, array( 'PATH' => (string) getenv( 'PATH' ) ) );
		self::assertIsResource( $process );
		$output = (string) stream_get_contents( $pipes[1] );
		$errors = (string) stream_get_contents( $pipes[2] );
		proc_close( $process );
		unlink( $path );
		$values = array();
		foreach ( array_filter( explode( "\0", $output ) ) as $line ) {
			list( $name, $value ) = explode( '=', $line, 2 );
			if ( ! in_array( $name, array( 'PATH', 'PWD', 'OLDPWD', 'SHLVL', '_' ), true ) ) {
				$values[ $name ] = $value;
			}
		}
		// What sh could not make sense of, it says.
		return '' === $errors || str_contains( $errors, '#d' ) ? $values : array( 'error' => $errors );
	}

	/** Reads as docker run --env-file does: a line as it is, but for blanks before its name. */
	public function read_as_docker( string $file ): array {
		$values = array();
		foreach ( explode( "\n", $file ) as $line ) {
			$line = ltrim( $line );
			if ( '' !== $line && '#' !== $line[0] ) {
				list( $name, $value ) = explode( '=', $line, 2 );
				$values[ $name ]      = $value;
			}
		}
		return $values;
	}

	/** Reads as systemd does (src/basic/env-file.c): quotes and backslashes count, a dollar does not, blanks at the ends go. */
	public function read_as_systemd( string $file ): array {
		$values = array();
		foreach ( explode( "\n", $file ) as $line ) {
			if ( '' === trim( $line ) || in_array( ltrim( $line )[0], array( '#', ';' ), true ) ) {
				continue;
			}
			list( $name, $rest ) = explode( '=', $line, 2 );
			$value               = '';
			$kept                = 0;
			$quote               = '';
			foreach ( preg_split( '/(\\\\.)|/us', ltrim( $rest ), -1, PREG_SPLIT_DELIM_CAPTURE | PREG_SPLIT_NO_EMPTY ) as $piece ) {
				if ( '' === $quote && in_array( $piece, array( '"', "'" ), true ) ) {
					$quote = $piece;
				} elseif ( $quote === $piece && '' !== $quote ) {
					$quote = '';
					$kept  = strlen( $value );
				} elseif ( 2 === mb_strlen( $piece ) && "'" !== $quote ) {
					// Within double quotes a backslash counts before a few signs only.
					$value .= '"' === $quote && ! in_array( $piece[1], array( '"', '\\', '`', '$' ), true ) ? $piece : mb_substr( $piece, 1 );
					$kept   = strlen( $value );
				} else {
					$value .= $piece;
					$kept   = '' !== $quote || '' !== trim( $piece ) ? strlen( $value ) : $kept;
				}
			}
			$values[ $name ] = substr( $value, 0, $kept );
		}
		return $values;
	}

	/**
	 * Returns names with their values, which can be compared whatever their order.
	 *
	 * @param array<string, string> $values By name.
	 * @return string[]
	 */
	private static function pairs( array $values ): array {
		return array_map( static fn( string $name, string $value ): string => "$name=$value", array_keys( $values ), $values );
	}

	/**
	 * Reads the digits as the relay does (relay/src/config/hex-variables.ts).
	 *
	 * @param array<string, string> $values As they were read.
	 * @return array<string, string>
	 */
	private static function decode( array $values ): array {
		$decoded = array();
		foreach ( $values as $name => $value ) {
			$decoded[ (string) preg_replace( '/_HEX$/', '', $name ) ] = str_ends_with( $name, '_HEX' ) ? (string) hex2bin( $value ) : $value;
		}
		return $decoded;
	}
}
